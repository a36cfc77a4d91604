package dev.playback.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTests {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("build/report.json");
    }

    @Test
    void reads_back_what_it_wrote() {
        RunReport report = Runs.large(3000);

        JsonReport.write(report, file());

        assertThat(JsonReport.read(file())).isEqualTo(report);
    }

    @Test
    void is_one_document_that_says_what_it_is() throws IOException {
        JsonReport.write(Runs.large(300), file());

        JsonNode tree = new ObjectMapper().readTree(file().toFile());

        assertThat(tree.path("format").asText() + " " + tree.path("version").asInt())
                .isEqualTo("playback-report 1");
        assertThat(tree.path("comparisons")).hasSize(300);
        assertThat(tree.path("totals").path("EQUAL").asInt()).isEqualTo(295);
        assertThat(tree.path("clusters").path(0).path("path").asText()).isEqualTo("store[*].args[0].total");
    }

    @Nested
    class Of_an_interrupted_run {

        @Test
        void has_all_comparisons_added_so_far() {
            JsonReportWriter writer = JsonReportWriter.open(file(), "orders", Runs.STARTED);
            writer.add(Runs.equal("Orders", 1));
            writer.add(Runs.different("Orders", 2, Runs.changed("operation.result", "1", "2")));

            Optional<RunReport> earlier = JsonReportWriter.earlier(file());

            assertThat(earlier.orElseThrow().comparisons())
                    .extracting(ReportedComparison::id)
                    .containsExactly(Runs.id("Orders", 1), Runs.id("Orders", 2));
            assertThat(file()).doesNotExist();
        }

        @Test
        void leaves_out_the_one_that_broke_off() throws IOException {
            JsonReport.write(
                    Runs.run(Runs.equal("Orders", 1), Runs.equal("Orders", 2), Runs.equal("Orders", 3)), file());
            String whole = Files.readString(file());
            Files.writeString(file(), whole.substring(0, whole.indexOf("000003") + 3));

            RunReport report = JsonReport.read(file());

            assertThat(report.comparisons())
                    .extracting(ReportedComparison::id)
                    .containsExactly(Runs.id("Orders", 1), Runs.id("Orders", 2));
            assertThat(report.startedAt()).isEqualTo(Runs.STARTED);
        }

        @Test
        void is_nothing_before_the_first_run() {
            Optional<RunReport> earlier = JsonReportWriter.earlier(file());

            assertThat(earlier).isEmpty();
        }
    }

    @Nested
    class Refuses {

        @Test
        void a_later_version() throws IOException {
            Path later = Files.writeString(
                    directory.resolve("later.json"), "{\"format\":\"playback-report\",\"version\":2}");

            assertThatThrownBy(() -> JsonReport.read(later))
                    .isInstanceOf(ReportException.class)
                    .hasMessage(
                            "%s is no report that can be read here: its format is 'playback-report', version 2; expected 'playback-report' of version 1 or below.",
                            later);
        }

        @Test
        void a_file_that_is_no_report() throws IOException {
            for (String content : List.of("", "[]", "hello", "{\"format\":\"other\",\"version\":1}")) {
                Path other = Files.writeString(directory.resolve("other.json"), content);

                assertThatThrownBy(() -> JsonReport.read(other))
                        .isInstanceOf(ReportException.class)
                        .hasMessageContaining("other.json");
            }
        }
    }
}
