package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebuggerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwp=transport=dt_socket,suspend=y,address=127.0.0.1:5005",
                "-Xrunjdwp:transport=dt_socket,server=y",
            })
    void is_seen_by_how_the_jvm_was_started(String argument) {
        assertThat(Debugger.isIn(List.of("-Xmx1g", argument))).isTrue();
    }

    @Test
    void is_not_seen_in_other_agents() {
        assertThat(Debugger.isIn(List.of("-javaagent:jdwp.jar", "-agentlib:hprof")))
                .isFalse();
    }
}
