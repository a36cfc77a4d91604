package dev.playback.cassette.s3;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Puts objects where none are. For any number of threads. */
final class S3Upload {

    static final String WRITER = "playback-writer";
    static final String NOTHING_THERE = "*";
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final long CONFLICT_PAUSE_NANOS = 50_000_000;

    private final S3Client client;
    private final S3Settings settings;

    S3Upload(S3Client client, S3Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** What an object is for, which decides on its storage class. */
    enum Kind {
        /** The values of a recording: rarely read, of any size. */
        DATA,
        /** What lookups read: small, and dear in a class for infrequent access. */
        METADATA
    }

    /** Returns the ETag; empty if another's object is there. */
    Optional<String> create(String key, Content content, String writer, Kind kind) {
        // Some older stores ignore the condition of a put.
        if (settings.compatible() && kind == Kind.DATA && look(key).isPresent()) {
            return Optional.empty();
        }
        SdkException failure;
        int conflicts = 0;
        do {
            try {
                return Optional.of(WholeAnswer.ask(() -> put(key, content, writer, kind)));
            } catch (SdkException e) {
                failure = e;
            }
            LockSupport.parkNanos(status(failure) == CONFLICT ? CONFLICT_PAUSE_NANOS : 0);
        } while (status(failure) == CONFLICT && ++conflicts < settings.attempts());
        return recognise(key, writer, failure);
    }

    /** A request whose answer got lost fails when it is tried again, though it was carried out: the object tells whose it is. */
    private Optional<String> recognise(String key, String writer, SdkException failure) {
        boolean occupied = status(failure) == PRECONDITION_FAILED;
        if (!occupied && S3Failure.isRefused(failure)) {
            throw failure;
        }
        try {
            Optional<GetObjectResponse> there = look(key);
            if (there.isEmpty()) {
                throw failure;
            }
            return there.filter(object -> writer.equals(object.metadata().get(WRITER)))
                    .map(GetObjectResponse::eTag);
        } catch (SdkException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
            throw failure;
        }
    }

    /** Looks at an object; empty if there is none. Its first byte comes along, as the proof that all headers did. */
    private Optional<GetObjectResponse> look(String key) {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .range("bytes=0-0")
                .build();
        try {
            return Optional.of(WholeAnswer.to(
                            () -> client.getObjectAsBytes(request),
                            answer -> answer.asByteArrayUnsafe().length > 0,
                            settings.attempts())
                    .response());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private String put(String key, Content content, String writer, Kind kind) {
        if (content.length() > settings.partBytes()) {
            return named(new MultipartUpload(client, settings, key).put(content, writer, storageClass(content, kind)));
        }
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .metadata(Map.of(WRITER, writer))
                .storageClass(storageClass(content, kind))
                .ifNoneMatch(NOTHING_THERE);
        if (settings.kmsKey() != null) {
            request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(settings.kmsKey());
        }
        byte[] bytes = content.read(0, settings.partBytes());
        if (settings.compatible()) {
            request.contentMD5(Checksums.md5(bytes));
        }
        return named(client.putObject(request.build(), body(bytes)).eTag());
    }

    /** Refuses the name that an answer without its end does not have. */
    static String named(@Nullable String name) {
        if (name == null) {
            throw SdkClientException.create("the answer was cut short");
        }
        return name;
    }

    /** Makes a body that can be sent again without a copy of it. */
    static RequestBody body(byte[] bytes) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes), bytes.length, "application/octet-stream");
    }

    private StorageClass storageClass(Content content, Kind kind) {
        Long limit = settings.rareAboveBytes();
        return kind == Kind.DATA && limit != null && content.length() > limit
                ? StorageClass.STANDARD_IA
                : StorageClass.STANDARD;
    }

    private static int status(SdkException error) {
        return error instanceof AwsServiceException refused ? refused.statusCode() : 0;
    }
}
