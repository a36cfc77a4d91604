package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassetteException;
import java.util.List;

/** The optional library that reaches S3. */
final class AwsSdk {

    private static final List<String> NEEDED = List.of(
            "software.amazon.awssdk.services.s3.S3Client", "software.amazon.awssdk.http.apache5.Apache5HttpClient");

    private AwsSdk() {}

    /**
     * Does nothing if the library is there.
     *
     * @throws TapeCassetteException if it is not
     */
    static void require() {
        for (String type : NEEDED) {
            try {
                Class.forName(type, false, AwsSdk.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                throw new TapeCassetteException(
                        "Recordings in S3 need the AWS SDK for Java 2, but %s is not on the class path. Add"
                                        .formatted(type)
                                + " software.amazon.awssdk:s3 and software.amazon.awssdk:apache5-client.",
                        e);
            }
        }
    }
}
