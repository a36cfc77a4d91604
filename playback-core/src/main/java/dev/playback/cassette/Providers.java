package dev.playback.cassette;

import dev.playback.format.Compression;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who opens which addresses. */
final class Providers {

    // One letter is a drive of Windows.
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

    private Providers() {}

    static TapeCassette open(String address) {
        Matcher matcher = SCHEME.matcher(address);
        if (!matcher.matches()) {
            if (address.isBlank()) {
                throw new IllegalArgumentException(
                        "A cassette has an address, but this is an empty text. Give the path of a directory, or %s."
                                .formatted(Files.FORM));
            }
            return new FileTapeCassette(
                    path(new TapeCassetteAddress(address, Files.FORM, "", address, java.util.Map.of())));
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        return all().filter(provider -> provider.scheme().equals(scheme))
                .findFirst()
                .map(provider -> provider.open(TapeCassetteAddress.parse(address, provider.form())))
                .orElseThrow(() -> unknown(address, scheme));
    }

    private static IllegalArgumentException unknown(String address, String scheme) {
        Set<String> forms = new TreeSet<>();
        all().forEach(provider -> forms.add(provider.form()));
        return new IllegalArgumentException(
                "'%s' is no address of a cassette: nothing on the class path knows '%s:'. The forms are the path of a directory, %s."
                        .formatted(address, scheme, String.join(", ", forms)));
    }

    private static Stream<TapeCassetteProvider> all() {
        Stream<TapeCassetteProvider> found = Stream.of(
                        Thread.currentThread().getContextClassLoader(), Providers.class.getClassLoader())
                .filter(loader -> loader != null)
                .distinct()
                .flatMap(loader -> ServiceLoader.load(TapeCassetteProvider.class, loader).stream())
                .map(ServiceLoader.Provider::get);
        return Stream.concat(Stream.of(new Files(), new Memory()), found);
    }

    private static Path path(TapeCassetteAddress address) {
        try {
            return Path.of(address.location());
        } catch (InvalidPathException e) {
            throw address.refused("'%s' is no path, %s".formatted(address.location(), e.getReason()));
        }
    }

    /** Opens directories. */
    private static final class Files implements TapeCassetteProvider {

        static final String FORM = "file:<directory>?read-only=<true|false>&compress=<none|zst>&fsync=<true|false>"
                + "&transient=<true|false>, each option optional";

        @Override
        public String scheme() {
            return "file";
        }

        @Override
        public String form() {
            return FORM;
        }

        @Override
        public TapeCassette open(TapeCassetteAddress address) {
            address.requireKnown(Set.of("read-only", "compress", "fsync", "transient"));
            FileTapeCassette cassette =
                    new FileTapeCassette(path(withoutHost(address))).withCompression(compression(address));
            cassette = address.flag("fsync", true) ? cassette : cassette.withoutFsync();
            boolean readOnly = address.flag("read-only", false);
            boolean kept = !address.flag("transient", false);
            if (readOnly && !kept) {
                throw address.refused("what is read-only cannot be transient");
            }
            return readOnly ? cassette.readOnly() : kept ? cassette : cassette.deletingOnClose();
        }

        private static TapeCassetteAddress withoutHost(TapeCassetteAddress address) {
            String path = address.location();
            if (path.startsWith("//")) {
                if (!path.startsWith("///")) {
                    throw address.refused("'%s' names a host".formatted(path));
                }
                path = path.substring(2);
            }
            if (path.isEmpty()) {
                throw address.refused("it names no directory");
            }
            return new TapeCassetteAddress(address.text(), FORM, "file", path, address.options());
        }

        private static Compression compression(TapeCassetteAddress address) {
            String word = address.option("compress").orElse("none");
            return switch (word) {
                case "none" -> Compression.NONE;
                case "zst", "zstd" -> Compression.ZSTD;
                default ->
                    throw address.refused("the option 'compress' is '%s' instead of none or zst".formatted(word));
            };
        }
    }

    /** Opens cassettes that are gone with the process, a new one each time. */
    private static final class Memory implements TapeCassetteProvider {

        @Override
        public String scheme() {
            return "memory";
        }

        @Override
        public String form() {
            return "memory:";
        }

        @Override
        public TapeCassette open(TapeCassetteAddress address) {
            address.requireKnown(Set.of());
            if (!address.location().isEmpty()) {
                throw address.refused("'%s' follows the colon".formatted(address.location()));
            }
            return new InMemoryTapeCassette();
        }
    }
}
