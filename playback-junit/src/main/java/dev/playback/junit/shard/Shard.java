package dev.playback.junit.shard;

import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * One of several parts of all recordings. Which part a recording is in depends on its id and the number of parts alone, so that all
 * machines agree.
 *
 * @param index counted from 0
 */
public record Shard(int index, int total) {

    /** The only part. */
    public static final Shard WHOLE = new Shard(0, 1);

    /** Refuses an index that is not below the total. */
    public Shard {
        if (index < 0 || index >= total) {
            throw new ShardException(
                    "There is no shard %d of %d: shards are counted from 0 to %d. If your server counts from 1, subtract it, or set %s=auto."
                            .formatted(index, total, total - 1, Setting.SHARD_TOTAL.key()));
        }
    }

    /**
     * Returns the part that this run is to replay: as set, else as Bazel asks, else the whole.
     *
     * @throws ShardException if it is set in part, or the CI server does not say
     */
    public static Shard of(Settings settings, Map<String, String> environment) {
        String total = settings.text(Setting.SHARD_TOTAL);
        boolean hasIndex = settings.given(Setting.SHARD_INDEX).isPresent();
        boolean isAutomatic = total.equals("auto");
        if ((isAutomatic || (total.isEmpty() && !hasIndex)) && CiServer.BAZEL.isHere(environment)) {
            return ofBazel(environment);
        }
        if (isAutomatic) {
            return CiServer.shard(environment);
        }
        if (total.isEmpty() && !hasIndex) {
            return WHOLE;
        }
        if (total.isEmpty() || !hasIndex) {
            throw new ShardException("Of %s and %s only one is set. Set both, or %s=auto."
                    .formatted(Setting.SHARD_INDEX.key(), Setting.SHARD_TOTAL.key(), Setting.SHARD_TOTAL.key()));
        }
        return new Shard(Math.toIntExact(settings.number(Setting.SHARD_INDEX)), number(total));
    }

    private static Shard ofBazel(Map<String, String> environment) {
        Shard shard = CiServer.BAZEL.shardIn(environment);
        CiServer.acknowledge(environment);
        return shard;
    }

    /** Says whether a recording is in this part. */
    public boolean has(String id) {
        if (total == 1) {
            return true;
        }
        CRC32 hash = new CRC32();
        hash.update(id.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % total == index;
    }

    private static int number(String total) {
        try {
            return Integer.parseInt(total);
        } catch (NumberFormatException e) {
            throw new ShardException("'%s' cannot be the value of %s. Give a number or 'auto'."
                    .formatted(total, Setting.SHARD_TOTAL.key()));
        }
    }

    @Override
    public String toString() {
        return "shard %d of %d".formatted(index, total);
    }
}
