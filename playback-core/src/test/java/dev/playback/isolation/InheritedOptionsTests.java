package dev.playback.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InheritedOptionsTests {

    @Test
    void are_those_that_two_jvms_can_share() {
        List<String> options = List.of(
                "-Xmx512m",
                "-ea",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dplayback.cassette=recordings",
                "-javaagent:/m2/playback-agent.jar",
                "-javaagent:/m2/org.jacoco.agent-runtime.jar=destfile=/t/jacoco.exec,append=true");

        List<String> shared = InheritedOptions.shareable(options);

        assertThat(shared).isEqualTo(options);
    }

    @Test
    void are_never_a_debugger_a_port_or_a_file_of_the_parent() {
        List<String> options = List.of(
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=*:5005",
                "-Xrunjdwp:transport=dt_socket",
                "-Xdebug",
                "-javaagent:/idea/lib/idea_rt.jar=41231:/idea/bin",
                "-javaagent:/idea/debugger-agent.jar",
                "-javaagent:/m2/org.jacoco.agent-runtime.jar=output=tcpserver,port=6300",
                "-Dcom.sun.management.jmxremote.port=9010",
                "-XX:StartFlightRecording=filename=a.jfr",
                "-Xlog:gc*:file=gc.log",
                "-Xloggc:gc.log");

        List<String> shared = InheritedOptions.shareable(options);

        assertThat(shared).isEmpty();
    }
}
