package dev.playback.examples.s3;

import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server in this process with one bucket, in place of AWS. Listens on loopback and keeps objects in memory. */
final class Store implements AutoCloseable {

    private static final String BUCKET = "production-recordings";

    private final S3Proxy server;

    private Store(S3Proxy server) {
        this.server = server;
    }

    static Store start() throws Exception {
        // Where the SDK looks first; a service on AWS has its role instead.
        System.setProperty("aws.accessKeyId", "EXAMPLE");
        System.setProperty("aws.secretAccessKey", "example-secret");
        Store store = new Store(S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "EXAMPLE", "example-secret")
                .blobStore(BlobStores.create("transient-nio2", new Properties()))
                .build());
        store.server.start();
        store.makeBucket();
        return store;
    }

    private void makeBucket() {
        try (S3Client client = S3Client.builder()
                .endpointOverride(URI.create(endpoint()))
                .region(Region.EU_WEST_1)
                .forcePathStyle(true)
                .credentialsProvider(SystemPropertyCredentialsProvider.create())
                .httpClientBuilder(Apache5HttpClient.builder())
                .build()) {
            client.createBucket(request -> request.bucket(BUCKET));
        }
    }

    /** Returns the address of a cassette in the bucket. On AWS it is {@code s3://production-recordings/exchange?region=eu-west-1}. */
    String address() {
        return "s3://%s/exchange?region=eu-west-1&endpoint=%s&path-style=true".formatted(BUCKET, endpoint());
    }

    private String endpoint() {
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The store does not stop.", e);
        }
    }
}
