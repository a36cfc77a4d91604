package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassetteException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The requests that a cassette makes of its bucket, each failure told in words. For any number of threads. */
final class S3Bucket implements AutoCloseable {

    private final S3Settings settings;
    private @Nullable S3Client client;
    private boolean closed;

    S3Bucket(S3Settings settings) {
        this.settings = settings;
    }

    S3Settings settings() {
        return settings;
    }

    /**
     * Puts an object where none is, whole or not at all.
     *
     * @param writer tells our own object from another's, should the answer get lost
     * @return the ETag; empty if another's object is there
     */
    Optional<String> create(String key, Content content, String writer, S3Upload.Kind kind) {
        return ask("'%s' cannot be written".formatted(key), client -> new S3Upload(client, settings)
                .create(key, content, writer, kind));
    }

    /** Reads an object that fits into memory; empty if there is none. */
    Optional<StoredObject> read(String key) {
        return ask("'%s' cannot be read".formatted(key), client -> get(client, get(key).build())
                .map(answer -> new StoredObject(
                        answer.asByteArrayUnsafe(), answer.response().eTag())));
    }

    private Optional<ResponseBytes<GetObjectResponse>> get(S3Client client, GetObjectRequest request) {
        try {
            return Optional.of(
                    WholeAnswer.to(() -> client.getObjectAsBytes(request), S3Bucket::isWhole, settings.attempts()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(ResponseBytes<GetObjectResponse> answer) {
        Long length = answer.response().contentLength();
        return answer.response().eTag() != null && length != null && length == answer.asByteArrayUnsafe().length;
    }

    /**
     * Copies an object of known length, a part at a time, so that each part can be tried again.
     *
     * @return false if there is none
     */
    boolean copy(String key, long length, OutputStream out) throws IOException {
        for (long at = 0; at < length; at += settings.partBytes()) {
            long last = Math.min(length, at + settings.partBytes()) - 1;
            GetObjectRequest request =
                    get(key).range("bytes=" + at + "-" + last).build();
            // The object may be shorter than it should be, which its checksum tells.
            Optional<ResponseBytes<GetObjectResponse>> part =
                    ask("'%s' cannot be read".formatted(key), client -> get(client, request));
            if (part.isEmpty()) {
                return false;
            }
            out.write(part.get().asByteArrayUnsafe());
        }
        return true;
    }

    /** Lists up to 1,000 keys of a prefix that come after {@code after}, in their order. */
    ListObjectsV2Response list(String prefix, String after) {
        return list(prefix, request -> request.startAfter(after.isEmpty() ? null : after));
    }

    private ListObjectsV2Response list(String prefix, Consumer<ListObjectsV2Request.Builder> more) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(settings.bucket())
                .prefix(prefix)
                .applyMutation(more)
                .build();
        return ask(
                "'%s' cannot be listed".formatted(prefix),
                client -> WholeAnswer.to(
                        () -> client.listObjectsV2(request), page -> page.isTruncated() != null, settings.attempts()));
    }

    /** Lists the names that come next after a prefix, up to the next slash. */
    List<String> folders(String prefix) {
        List<String> names = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListObjectsV2Response page =
                    list(prefix, request -> request.delimiter("/").continuationToken(next));
            for (CommonPrefix folder : page.commonPrefixes()) {
                names.add(folder.prefix()
                        .substring(prefix.length(), folder.prefix().length() - 1));
            }
            token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (token != null);
        return names;
    }

    /** Deletes an object; none there is no error. */
    void delete(String key) {
        ask(
                "'%s' cannot be deleted".formatted(key),
                client -> client.deleteObject(
                        request -> request.bucket(settings.bucket()).key(key)));
    }

    private <T> T ask(String trouble, Function<S3Client, T> request) {
        try {
            return request.apply(client(trouble));
        } catch (SdkException e) {
            throw isClosed() ? closed(trouble, e) : S3Failure.of(trouble, settings, e);
        } catch (IllegalStateException | RejectedExecutionException e) {
            // The SDK has no word of its own for a client that was closed meanwhile.
            throw isClosed() ? closed(trouble, e) : e;
        }
    }

    /** Returns the client, which is made late: without region or credentials, what needs no request must work all the same. */
    private synchronized S3Client client(String trouble) {
        if (closed) {
            throw closed(trouble, null);
        }
        S3Client made = client == null ? S3Clients.client(settings) : client;
        client = made;
        return made;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private TapeCassetteException closed(String trouble, @Nullable Throwable cause) {
        return new TapeCassetteException(
                "%s in %s: the cassette is closed. Open it anew.".formatted(trouble, settings.place()), cause);
    }

    private GetObjectRequest.Builder get(String key) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(settings.bucket()).key(key);
        // The SDK does not ask for checksums by itself, and takes a flipped byte for success then.
        return settings.compatible() ? request : request.checksumMode(ChecksumMode.ENABLED);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }
}
