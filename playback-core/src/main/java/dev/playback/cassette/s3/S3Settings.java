package dev.playback.cassette.s3;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * How the store is reached and how objects are put there.
 *
 * @param region null for the one that the SDK finds out
 * @param endpoint null for AWS
 * @param credentials null for those that the SDK finds
 * @param kmsKey null for the bucket's own encryption
 * @param rareAboveBytes data of more bytes goes to the storage class for infrequent access; null for never
 * @param compatible whether to leave out what older stores refuse
 * @param callTimeout how long one request may take, all attempts together
 * @param attempts how often a request is made at most
 * @param partBytes how large a request may be; larger data goes in parts
 * @param interceptors hear each request
 */
record S3Settings(
        String bucket,
        S3Keys keys,
        @Nullable String region,
        @Nullable URI endpoint,
        boolean pathStyle,
        @Nullable AwsCredentialsProvider credentials,
        @Nullable String kmsKey,
        @Nullable Long rareAboveBytes,
        boolean compatible,
        Duration callTimeout,
        Duration attemptTimeout,
        int attempts,
        int connections,
        int partBytes,
        List<ExecutionInterceptor> interceptors) {

    /** Names the place in messages. */
    String place() {
        String place = "s3://" + bucket + "/" + keys.root();
        return endpoint == null ? place : place + " at " + endpoint;
    }
}
