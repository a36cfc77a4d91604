package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapeCassetteAddressTests {

    private static final Recording RECORDING =
            new Recording(new RecordingId("Till", "20261124", "a"), RecordingMetadata.none(), List.of());

    @TempDir
    private Path directory;

    @Test
    void opens_memory() {
        TapeCassette cassette = TapeCassette.at("memory:");
        cassette.save(RECORDING);

        assertThat(cassette).isInstanceOf(InMemoryTapeCassette.class);
        assertThat(TapeCassette.at("memory:").find("Till")).isEmpty();
    }

    @Test
    void opens_directories_by_path_and_by_address() {
        new FileTapeCassette(directory.resolve("a b+c?")).save(RECORDING);

        assertThat(TapeCassette.at(directory.resolve("a b+c?").toString()).find("Till"))
                .hasSize(1);
        assertThat(TapeCassette.at("file:" + directory + "/a%20b+c%3F").find("Till"))
                .hasSize(1);
        assertThat(TapeCassette.at("FILE://" + directory + "/a%20b+c%3F?fsync=false")
                        .find("Till"))
                .hasSize(1);
        assertThat(TapeCassette.at(directory.resolve("a b+c?").toUri()).find("Till"))
                .hasSize(1);
        assertThat(TapeCassette.at("recordings"))
                .hasToString(Path.of("recordings").toAbsolutePath().toString());
        assertThat(TapeCassette.at(URI.create("file:recordings")))
                .hasToString(Path.of("recordings").toAbsolutePath().toString());
    }

    @Test
    void packs_refuses_to_write_and_forgets_as_options_say() {
        TapeCassette packed = TapeCassette.at("file:" + directory + "/t?compress=zst&fsync=false");
        packed.save(RECORDING);
        assertThat(directory.resolve("t/Till/20261124/a.jsonl.zst")).exists();

        TapeCassette readOnly = TapeCassette.at("file:" + directory + "/t?read-only=true");
        assertThat(readOnly.load(RECORDING.id())).isEqualTo(RECORDING);
        assertThatThrownBy(() -> readOnly.save(RECORDING))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessageContaining(
                        "/t is read-only. Open the cassette for writing, with read-only=false in its address.");

        TapeCassette passing = TapeCassette.at("file:" + directory + "/p?transient=true");
        passing.save(RECORDING);
        passing.close();
        assertThat(TapeCassette.at("file:" + directory + "/p").find("Till")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file: | it names no directory",
                "file:?read-only=true | it names no directory",
                "file://host/x | '//host/x' names a host",
                "file:x?read-only | the option 'read-only' has no value",
                "file:x?read-only=yes | the option 'read-only' is 'yes' instead of true or false",
                "file:x?readonly=true | there is no option 'readonly', only [compress, fsync, read-only, transient]",
                "file:x?compress=gzip | the option 'compress' is 'gzip' instead of none or zst",
                "file:x?fsync=true&fsync=false | the option 'fsync' is there twice",
                "file:x?fsync=%zz | '%zz' is wrongly encoded",
                "file:x?read-only=true&transient=true | what is read-only cannot be transient"
            })
    void says_what_is_wrong_with_an_address_and_which_form_is_right(String address, String trouble) {
        assertThatThrownBy(() -> TapeCassette.at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is no address of a cassette: %s. The form is file:<directory>?read-only=<true|false>&compress=<none|zst>"
                                + "&fsync=<true|false>&transient=<true|false>, each option optional.",
                        address, trouble);
    }

    @Test
    void says_which_kinds_of_addresses_there_are() {
        assertThatThrownBy(() -> TapeCassette.at("ftp://x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "'ftp://x' is no address of a cassette: nothing on the class path knows 'ftp:'. The forms are the path of a"
                                + " directory, ")
                .hasMessageContaining("memory:");
        assertThatThrownBy(() -> TapeCassette.at(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A cassette has an address, but this is an empty text.");
        assertThatThrownBy(() -> TapeCassette.at("memory:x"))
                .hasMessage("'memory:x' is no address of a cassette: 'x' follows the colon. The form is memory:.");
    }

    @Test
    void opens_what_a_provider_knows() {
        TapeCassette cassette = TapeCassette.at("shelf:top%20left?limit=3");

        assertThat(cassette).hasToString("shelf top left {limit=3}");
    }
}
