package dev.playback.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of the settings, read anew each time they are asked for. For any number of threads. */
public final class Settings {

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15})\\s*([A-Za-z]*)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Long> BYTES =
            Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);
    // Not settings, but ours; or what builds call the version that they use.
    private static final Set<String> OTHERS =
            Set.of("playback.agent.installed", "playback.rules.added", "playback.version");
    private static final AtomicBoolean TOLD = new AtomicBoolean();
    // Beyond this the nearest key is a guess that helps nobody.
    private static final int FARTHEST_TYPO = 4;

    private final Function<Setting, @Nullable String> source;

    private Settings(Function<Setting, @Nullable String> source) {
        this.source = source;
    }

    /** Reads system properties, else environment variables. */
    public static Settings ofProcess() {
        return of(System.getProperties(), System.getenv());
    }

    /** Reads {@code properties}, else {@code environment}. */
    static Settings of(Properties properties, Map<String, String> environment) {
        return new Settings(setting -> {
            String value = properties.getProperty(setting.key());
            return value == null ? environment.get(setting.variable()) : value;
        });
    }

    /** Returns settings that ask {@code further}, by key, for what these do not have. */
    public Settings orElse(Function<String, Optional<String>> further) {
        Objects.requireNonNull(further, "further");
        return new Settings(setting -> {
            String value = source.apply(setting);
            return value == null ? further.apply(setting.key()).orElse(null) : value;
        });
    }

    /** Returns what was given, without the standard value. */
    public Optional<String> given(Setting setting) {
        return Optional.ofNullable(source.apply(setting)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns the value as text, else the standard one, which may be empty. */
    public String text(Setting setting) {
        return given(setting).orElse(setting.standard());
    }

    /**
     * Says whether a {@link Setting.Kind#FLAG} is on.
     *
     * @throws SettingException if its value is neither on nor off
     */
    public boolean flag(Setting setting) {
        String value = text(setting);
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new SettingException(setting, value);
        };
    }

    /**
     * Returns a {@link Setting.Kind#NUMBER}.
     *
     * @throws SettingException if its value is none
     */
    public long number(Setting setting) {
        return amount(setting, Map.of("", 1L));
    }

    /**
     * Returns a {@link Setting.Kind#SHARE}.
     *
     * @throws SettingException if its value is none
     */
    public double share(Setting setting) {
        String value = text(setting);
        try {
            double share = Double.parseDouble(value);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Told below, in terms of the setting.
        }
        throw new SettingException(setting, value);
    }

    /**
     * Returns a {@link Setting.Kind#DURATION}.
     *
     * @throws SettingException if its value is none
     */
    public Duration duration(Setting setting) {
        return Duration.ofMillis(amount(setting, MILLIS));
    }

    /**
     * Returns a {@link Setting.Kind#BYTES}.
     *
     * @throws SettingException if its value is none
     */
    public long bytes(Setting setting) {
        return amount(setting, BYTES);
    }

    /** Returns a warning for each {@code playback.*} property and {@code PLAYBACK_*} variable of this process that is no setting. */
    public static List<String> unknown() {
        return unknown(
                System.getProperties().stringPropertyNames(), System.getenv().keySet());
    }

    /** Gives what {@link #unknown()} returns to {@code told}, if nobody in this process has heard it yet. */
    public static void tellUnknown(Consumer<String> told) {
        if (TOLD.compareAndSet(false, true)) {
            unknown().forEach(told);
        }
    }

    static List<String> unknown(Collection<String> properties, Collection<String> variables) {
        Set<String> warnings = new TreeSet<>();
        for (String property : properties) {
            if (property.startsWith("playback.") && !OTHERS.contains(property)) {
                warn(property, Setting::key).ifPresent(warnings::add);
            }
        }
        for (String variable : variables) {
            if (variable.startsWith("PLAYBACK_")) {
                warn(variable, Setting::variable).ifPresent(warnings::add);
            }
        }
        return List.copyOf(warnings);
    }

    private static Optional<String> warn(String name, Function<Setting, String> nameOf) {
        List<String> known = Arrays.stream(Setting.values()).map(nameOf).toList();
        if (known.stream().anyMatch(one -> covers(one, name))) {
            return Optional.empty();
        }
        String nearest = known.stream()
                .min(Comparator.comparingInt(one -> distance(one, name)))
                .filter(one -> distance(one, name) <= FARTHEST_TYPO)
                .map(" Did you mean %s?"::formatted)
                .orElse("");
        return Optional.of("%s is no setting of playback and has no effect.%s".formatted(name, nearest));
    }

    private static boolean covers(String known, String name) {
        return known.endsWith("*") ? name.startsWith(known.substring(0, known.length() - 1)) : known.equals(name);
    }

    /** Returns how many characters must be changed, added or left out to make one of the other. */
    private static int distance(String one, String other) {
        int[] costs = new int[other.length() + 1];
        Arrays.setAll(costs, index -> index);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(changed, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[other.length()];
    }

    private long amount(Setting setting, Map<String, Long> units) {
        String value = text(setting);
        Matcher amount = AMOUNT.matcher(value);
        if (amount.matches()) {
            Long unit = units.get(amount.group(2).toLowerCase(Locale.ROOT));
            if (unit != null) {
                return Math.multiplyExact(Long.parseLong(amount.group(1)), unit.longValue());
            }
        }
        throw new SettingException(setting, value);
    }
}
