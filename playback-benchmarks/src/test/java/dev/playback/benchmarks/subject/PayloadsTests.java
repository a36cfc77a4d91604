package dev.playback.benchmarks.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PayloadsTests {

    @Test
    void random_numbers_are_those_of_the_workload() {
        SplitMix random = new SplitMix(0x5EED0000L);

        assertThat(new long[] {random.next(), random.next(), random.next()})
                .containsExactly(0x1cc152e47d174d3cL, 0x7f9b63dbefc71284L, 0xd048e398e6edeb3eL);
    }

    @Test
    void the_table_has_the_check_sum_of_the_workload() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Map<String, ?> payload : Payloads.TABLE) {
            digest.update((Payloads.json(payload) + "\n").getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("36ec16a4ba816adbbf59c44dfaa5ce1c546ebc0e6acb917e9c7cee11de8e9630");
        assertThat(Payloads.TABLE)
                .allSatisfy(payload -> assertThat(Payloads.json(payload)).hasSize(1024));
    }
}
