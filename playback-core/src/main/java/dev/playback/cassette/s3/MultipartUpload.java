package dev.playback.cassette.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Puts one large object in parts, one part in memory at a time. The object is not there before the last request. */
final class MultipartUpload {

    private static final int MOST_PARTS = 10_000;

    private final S3Client client;
    private final S3Settings settings;
    private final String key;

    MultipartUpload(S3Client client, S3Settings settings, String key) {
        this.client = client;
        this.settings = settings;
        this.key = key;
    }

    /** Returns the ETag; null if the last answer was cut short. */
    @Nullable
    String put(Content content, String writer, StorageClass storageClass) {
        String upload = begin(writer, storageClass);
        List<CompletedPart> parts = new ArrayList<>();
        try {
            int size = (int) Math.max(settings.partBytes(), content.length() / MOST_PARTS + 1);
            for (long at = 0; at < content.length(); at += size) {
                parts.add(part(upload, parts.size() + 1, content.read(at, size)));
            }
        } catch (RuntimeException e) {
            abandon(upload, e);
            throw e;
        }
        // Not abandoned if this fails: the store may have carried it out.
        return client.completeMultipartUpload(request -> request.bucket(settings.bucket())
                        .key(key)
                        .uploadId(upload)
                        .ifNoneMatch(S3Upload.NOTHING_THERE)
                        .multipartUpload(all -> all.parts(parts)))
                .eTag();
    }

    private String begin(String writer, StorageClass storageClass) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .metadata(Map.of(S3Upload.WRITER, writer))
                .storageClass(storageClass);
        if (settings.kmsKey() != null) {
            request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(settings.kmsKey());
        }
        return WholeAnswer.to(
                () -> client.createMultipartUpload(request.build()).uploadId(), Objects::nonNull, settings.attempts());
    }

    private CompletedPart part(String upload, int number, byte[] bytes) {
        UploadPartRequest.Builder request = UploadPartRequest.builder()
                .bucket(settings.bucket())
                .key(key)
                .uploadId(upload)
                .partNumber(number);
        if (settings.compatible()) {
            request.contentMD5(Checksums.md5(bytes));
        }
        String etag = WholeAnswer.to(
                () -> client.uploadPart(request.build(), S3Upload.body(bytes)).eTag(),
                Objects::nonNull,
                settings.attempts());
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private void abandon(String upload, RuntimeException because) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(settings.bucket()).key(key).uploadId(upload));
        } catch (SdkException e) {
            // The bucket's rule for unfinished uploads takes what is left.
            because.addSuppressed(e);
        }
    }
}
