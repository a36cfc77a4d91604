package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactFilterTests {

    @ParameterizedTest
    @CsvSource({
        "country=US, US, true",
        "country = U?, US, true",
        "country=U*, USA, true",
        "country=US, USA, false",
        "path=a/*, a/b, true",
        "country!=US, DE, true",
        "country!=US, US, false"
    })
    void texts_are_compared_with_wildcards(String filter, String value, boolean matches) {
        assertThat(FactFilter.parse(filter).matches(value)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "amount>=10, 10, true",
        "amount>10, 10, false",
        "amount<=10, 9, true",
        "amount<10, 9, true",
        "amount<10, 10, false",
        "amount=10.0, 10, true",
        "amount>ten, 10, false",
        "amount<ten, 10, false",
        "amount<=ten, 10, false",
        "amount>=ten, 10, false"
    })
    void numbers_are_compared_as_numbers(String filter, long value, boolean matches) {
        assertThat(FactFilter.parse(filter).matches(value)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"playback.recordedAt>2026-01-01, true", "playback.recordedAt<2026-01-01, false"})
    void times_are_compared_as_texts(String filter, boolean matches) {
        assertThat(FactFilter.parse(filter).matches("2026-11-24T10:00:00Z")).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"country=US, false", "country!=US, true", "amount<5, false"})
    void a_missing_fact_is_only_unlike_others(String filter, boolean matches) {
        assertThat(FactFilter.parse(filter).matches(null)).isEqualTo(matches);
    }
}
