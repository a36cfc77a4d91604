package dev.playback.examples.custom;

import dev.playback.cassette.NoSuchRecordingException;
import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteAddress;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.cassette.TapeCassetteProvider;
import dev.playback.format.Compression;
import dev.playback.format.DamagedRecordingException;
import dev.playback.format.RecordingBytes;
import dev.playback.format.RecordingCodec;
import dev.playback.format.RecordingWriter;
import dev.playback.format.StoredMetadata;
import dev.playback.lookup.Candidate;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps recordings as rows of a database table, by their path, which is plain text whatever the category is. The bytes are those that
 * files have. Opens a connection for each use; put a pool behind it where that is too slow.
 */
public final class DatabaseTapeCassette implements TapeCassette {

    private static final String TABLE = """
            create table if not exists recording (
                path varchar(1000) primary key, folder varchar(500), metadata blob, content blob)""";

    private final String url;
    private volatile boolean tableIsThere;

    /** Keeps recordings in the database that {@code url} names; connects when it is used. */
    public DatabaseTapeCassette(String url) {
        this.url = url;
    }

    /** Opens {@code database:<JDBC URL>}. Named in {@code META-INF/services/dev.playback.cassette.TapeCassetteProvider}. */
    public static final class Provider implements TapeCassetteProvider {

        @Override
        public String scheme() {
            return "database";
        }

        @Override
        public String form() {
            return "database:<JDBC URL>?read-only=<true or false>";
        }

        @Override
        public TapeCassette open(TapeCassetteAddress address) {
            address.requireKnown(Set.of("read-only"));
            TapeCassette cassette = new DatabaseTapeCassette(address.location());
            return address.flag("read-only", false) ? cassette.readOnly() : cassette;
        }
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        return new Draft(id);
    }

    @Override
    public Recording load(RecordingId id) {
        return query("select metadata, content from recording where path = ?", id.path(), rows -> {
            if (!rows.next()) {
                throw new NoSuchRecordingException(id, this);
            }
            StoredMetadata metadata = StoredMetadata.read(rows.getBytes(1), id);
            return RecordingCodec.read(RecordingBytes.of(rows.getBytes(2)), metadata, id);
        });
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return query("select metadata from recording where path = ?", id.path(), rows -> {
            if (!rows.next()) {
                throw new NoSuchRecordingException(id, this);
            }
            return StoredMetadata.read(rows.getBytes(1), id).metadata();
        });
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        String folder = RecordingId.folder(lookup.category());
        return query("select metadata, path from recording where folder = ?", folder, rows -> lookup.select(
                readable(rows).stream()))
                .stream();
    }

    private static List<Candidate> readable(ResultSet rows) throws SQLException {
        List<Candidate> candidates = new ArrayList<>();
        while (rows.next()) {
            try {
                StoredMetadata stored = StoredMetadata.read(rows.getBytes(1), rows.getString(2));
                candidates.add(new Candidate(stored.id(), stored.metadata()));
            } catch (DamagedRecordingException e) {
                // One damaged row must not end the lookup of all others.
                System.getLogger(DatabaseTapeCassette.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
        return candidates;
    }

    @Override
    public Stream<String> categories() {
        // Long categories have shortened folders; the metadata has all of them whole.
        return query("select metadata, path from recording where path <> ?", "", DatabaseTapeCassette::readable).stream()
                .map(candidate -> candidate.id().category())
                .distinct()
                .sorted();
    }

    @Override
    public void delete(RecordingId id) {
        try (Connection connection = connect();
                PreparedStatement delete = connection.prepareStatement("delete from recording where path = ?")) {
            delete.setString(1, id.path());
            if (delete.executeUpdate() == 0) {
                throw new NoSuchRecordingException(id, this);
            }
        } catch (SQLException e) {
            throw failed("Recording %s cannot be deleted from %s".formatted(id, this), e);
        }
    }

    // One row, and so one statement: it is there whole or not at all.
    private void insert(StoredMetadata metadata, byte[] lines) {
        RecordingId id = metadata.id();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("insert into recording values (?, ?, ?, ?)")) {
            insert.setString(1, id.path());
            insert.setString(2, RecordingId.folder(id.category()));
            insert.setBytes(3, metadata.toBytes());
            insert.setBytes(4, lines);
            insert.executeUpdate();
        } catch (SQLIntegrityConstraintViolationException e) {
            throw TapeCassetteException.keptAlready(id, this);
        } catch (SQLException e) {
            throw failed("Recording %s cannot be kept in %s".formatted(id, this), e);
        }
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException, IOException;
    }

    private <T> T query(String sql, String parameter, Reader<T> reader) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (ResultSet rows = query.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException | IOException | DamagedRecordingException e) {
            throw failed("'%s' cannot be read from %s".formatted(parameter, this), e);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        if (!tableIsThere) {
            try (Statement create = connection.createStatement()) {
                create.execute(TABLE);
                tableIsThere = true;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    private static TapeCassetteException failed(String what, Exception cause) {
        return new TapeCassetteException("%s: %s".formatted(what, cause.getMessage()), cause);
    }

    @Override
    public String toString() {
        // Without the parameters, one of which may be a password.
        return "the database " + url.split("[;?]", 2)[0];
    }

    /** Holds the bytes until they are one row; the recorder bounds how many they are. */
    private final class Draft implements RecordingDraft {

        private final RecordingId id;
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
        private RecordingWriter writer;

        private Draft(RecordingId id) {
            this.id = id;
            write(() -> writer = RecordingWriter.begin(lines, Compression.ZSTD, id, Instant.now()));
        }

        @Override
        public void add(Entry entry) {
            if (writer != null) {
                write(() -> writer.add(entry));
            }
        }

        @Override
        public boolean save(RecordingMetadata metadata) {
            RecordingWriter ended = writer;
            writer = null;
            if (ended != null) {
                write(() -> insert(ended.end(metadata), lines.toByteArray()));
            }
            return ended != null;
        }

        @Override
        public void abort() {
            writer = null;
        }

        private void write(Step step) {
            try {
                step.run();
            } catch (IOException | IllegalArgumentException e) {
                throw failed("Recording %s cannot be kept".formatted(id), e);
            }
        }

        private interface Step {
            void run() throws IOException;
        }
    }
}
