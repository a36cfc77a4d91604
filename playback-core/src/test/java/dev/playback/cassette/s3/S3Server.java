package dev.playback.cassette.s3;

import java.net.URI;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/**
 * The store of a test class: an embedded server with its data in memory, or the one that the environment variable
 * {@code S3_TEST_ENDPOINT} names.
 */
final class S3Server implements BeforeAllCallback, AfterAllCallback {

    private static final @Nullable String EXTERNAL = System.getenv("S3_TEST_ENDPOINT");
    static final String KEY = environment("S3_TEST_ACCESS_KEY", "AKIDTEST");
    static final String SECRET = environment("S3_TEST_SECRET_KEY", "SECRETTEST");

    private @Nullable S3Proxy embedded;
    private @Nullable S3Client client;
    private int users;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        // Nested classes ask as well.
        if (users++ > 0) {
            return;
        }
        if (EXTERNAL == null) {
            embedded = S3Proxy.builder()
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                    .blobStore(BlobStores.create("transient-nio2", new Properties()))
                    .build();
            embedded.start();
        }
        client = S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (--users > 0) {
            return;
        }
        client().close();
        if (embedded != null) {
            embedded.stop();
        }
    }

    /** Says whether the store is not the embedded one. */
    boolean isExternal() {
        return EXTERNAL != null;
    }

    URI endpoint() {
        return EXTERNAL != null
                ? URI.create(EXTERNAL)
                : URI.create("http://127.0.0.1:" + started(embedded).getPort());
    }

    AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET));
    }

    /** Returns a client that looks behind the cassette's back. */
    S3Client client() {
        return started(client);
    }

    /** Makes a new, empty bucket. */
    String bucket() {
        String bucket = "playback-" + UUID.randomUUID();
        client().createBucket(request -> request.bucket(bucket));
        return bucket;
    }

    /** Gives the right to list and read, and no other, to requests without credentials. */
    void letAnybodyRead(String bucket) {
        String policy = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
                  "Action": ["s3:ListBucket", "s3:GetObject"],
                  "Resource": ["arn:aws:s3:::%1$s", "arn:aws:s3:::%1$s/*"]}]}""".formatted(bucket);
        if (isExternal()) {
            client().putBucketPolicy(request -> request.bucket(bucket).policy(policy));
        } else {
            // This one knows no policies, but lists of who may read what.
            client().putBucketAcl(request -> request.bucket(bucket).acl(BucketCannedACL.PUBLIC_READ));
            client().listObjectsV2(request -> request.bucket(bucket))
                    .contents()
                    .forEach(object -> client().putObjectAcl(request ->
                            request.bucket(bucket).key(object.key()).acl(ObjectCannedACL.PUBLIC_READ)));
        }
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The server runs during tests only.");
        }
        return part;
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}
