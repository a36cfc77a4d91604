package dev.playback.codec;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The date types of {@code java.sql}, a module that a small runtime may lack. */
// Old types are recorded as what they are.
@SuppressWarnings("JavaUtilDate")
final class SqlScalars {

    private SqlScalars() {}

    static List<Scalar<?>> all() {
        try {
            return Types.ALL;
        } catch (NoClassDefFoundError e) {
            return List.of();
        }
    }

    /** Loaded on its own, so that the absence of the module shows in one place. */
    private static final class Types {

        private static final List<Scalar<?>> ALL = List.of(
                new Scalar<>(
                        "sql.Timestamp",
                        Timestamp.class,
                        timestamp -> timestamp.toInstant().toString(),
                        text -> Timestamp.from(Instant.parse(text))),
                new Scalar<>(
                        "sql.Date",
                        Date.class,
                        date -> Instant.ofEpochMilli(date.getTime()).toString(),
                        text -> new Date(Instant.parse(text).toEpochMilli())),
                new Scalar<>(
                        "sql.Time",
                        Time.class,
                        time -> Instant.ofEpochMilli(time.getTime()).toString(),
                        text -> new Time(Instant.parse(text).toEpochMilli())));
    }
}
