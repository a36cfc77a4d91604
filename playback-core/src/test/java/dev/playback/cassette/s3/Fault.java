package dev.playback.cassette.s3;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What goes wrong with one request on its way to the store or back. */
sealed interface Fault {

    /** The request is swallowed and never answered. */
    record BlackHole() implements Fault {}

    /** The request is held back for a while. */
    record Latency(Duration delay) implements Fault {}

    /** The connection ends after so many bytes of the request. */
    record CutRequest(int bytes, Ending ending) implements Fault {}

    /** The connection ends after so many bytes of the answer. */
    record CutResponse(int bytes, Ending ending) implements Fault {}

    /** The store carries out the request, but the answer is lost. */
    record LostResponse() implements Fault {}

    /** One bit of the answer's body is another. */
    record FlippedByte(int at) implements Fault {}

    /** The request does not reach the store, which seems to answer this instead. */
    record Answer(String response) implements Fault {

        @Override
        public String toString() {
            return "Answer " + response.lines().limit(2).toList();
        }

        /** Makes an error as S3 answers it. */
        static Answer error(int status, String code, String... headers) {
            String body =
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                            .formatted(code, "as the test wants it");
            StringBuilder response = new StringBuilder("HTTP/1.1 " + status + " Trouble\r\n");
            for (String header : headers) {
                response.append(header).append("\r\n");
            }
            return new Answer(response.append("Content-Type: application/xml\r\nConnection: close\r\nContent-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n\r\n")
                    .append(body)
                    .toString());
        }
    }

    /** How a connection ends. */
    enum Ending {
        /** With an RST, so that the other side gets an error. */
        RESET,
        /** With a FIN, as if all had been said. */
        CLOSE
    }
}
