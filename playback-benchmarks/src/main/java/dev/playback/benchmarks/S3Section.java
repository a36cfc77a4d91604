package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.s3.S3TapeCassette;
import dev.playback.cassette.s3.S3TapeCassetteBuilder;
import dev.playback.lookup.MetadataFilter;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** How many requests a lookup in S3 takes, before and after compaction: counted, since a server in this process tells no times. */
final class S3Section implements Section {

    private static final int RECORDINGS = 10_000;
    private static final String BUCKET = "benchmark";
    private static final RecordingLookup TENANT =
            RecordingLookup.of("BenchOperation").where("tenant", MetadataFilter.is("t07"));

    private final StaticCredentialsProvider credentials =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

    @Override
    public void run(Results results, Effort effort, Path scratch) throws Exception {
        S3Proxy server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "key", "secret")
                .blobStore(BlobStores.create("transient-nio2", new Properties()))
                .build();
        server.start();
        try {
            measure(URI.create("http://127.0.0.1:" + server.getPort()), results, effort.count(RECORDINGS));
        } finally {
            server.stop();
        }
    }

    private void measure(URI endpoint, Results results, int count) {
        try (S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build()) {
            client.createBucket(request -> request.bucket(BUCKET));
        }
        try (S3TapeCassette cassette = builder(endpoint).writable().open()) {
            CountedRequests.take();
            Recorded.operations(cassette, count);
            results.of("save")
                    .add("requests", "per recording", (double) CountedRequests.take() / count)
                    .end();
            lookups("not compacted", cassette, results, count);
        }
        try (S3TapeCassette cassette = builder(endpoint).writable().open()) {
            cassette.compactIndex("BenchOperation");
        }
        try (S3TapeCassette cassette = builder(endpoint).open()) {
            lookups("compacted", cassette, results, count);
        }
    }

    private S3TapeCassetteBuilder builder(URI endpoint) {
        return S3TapeCassette.builder(BUCKET)
                .endpoint(endpoint)
                .region("us-east-1")
                .pathStyle()
                .credentials(credentials);
    }

    private static void lookups(String state, TapeCassette cassette, Results results, int count) {
        CountedRequests.take();
        int all = count(cassette, RecordingLookup.of("BenchOperation"));
        Recorded.require(all == count, "%d of %d are found.".formatted(all, count));
        int first = CountedRequests.take();
        int found = count(cassette, TENANT);
        int wanted = (count + 92) / 100;
        Recorded.require(found == wanted, "%d of %d are found.".formatted(found, wanted));
        results.of("lookup among %,d, %s".formatted(count, state))
                .add("requests, first lookup", "", first)
                .add("requests, second lookup by metadata", "", CountedRequests.take())
                .end();
    }

    private static int count(TapeCassette cassette, RecordingLookup lookup) {
        try (Stream<RecordingId> found = cassette.find(lookup)) {
            return (int) found.count();
        }
    }

    /** Counts each request that goes out, attempts included; the SDK finds it by a file on the class path. */
    public static final class CountedRequests implements ExecutionInterceptor {

        private static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            COUNT.incrementAndGet();
        }

        static int take() {
            return COUNT.getAndSet(0);
        }
    }
}
