package dev.playback.cassette.s3;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client of a cassette. */
final class S3Clients {

    private S3Clients() {}

    static S3Client client(S3Settings settings) {
        S3ClientBuilder client = S3Client.builder()
                .forcePathStyle(settings.pathStyle())
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(settings.connections())
                        .connectionTimeout(settings.attemptTimeout())
                        .socketTimeout(settings.attemptTimeout()))
                .overrideConfiguration(configuration -> configuration
                        // Without both, a request into a black hole waits for the socket, and then again.
                        .apiCallTimeout(settings.callTimeout())
                        .apiCallAttemptTimeout(settings.attemptTimeout())
                        .executionInterceptors(settings.interceptors())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(settings.attempts())
                                .build()));
        if (settings.credentials() != null) {
            client.credentialsProvider(settings.credentials());
        }
        if (settings.endpoint() != null) {
            client.endpointOverride(settings.endpoint());
        }
        if (settings.region() != null) {
            client.region(Region.of(settings.region()));
        } else if (settings.endpoint() != null) {
            // Other stores have no regions, but a signature names one.
            client.region(Region.US_EAST_1);
        }
        if (settings.compatible()) {
            client.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false));
        }
        return client.build();
    }
}
