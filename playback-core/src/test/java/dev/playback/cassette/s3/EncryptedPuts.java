package dev.playback.cassette.s3;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Notes how objects of recordings are to be encrypted, and asks the store, which knows no keys, for less. */
final class EncryptedPuts implements ExecutionInterceptor {

    private static final List<String> HEADERS =
            List.of("x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id");

    final List<String> keys = new CopyOnWriteArrayList<>();

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        boolean begins = (request.method() == SdkHttpMethod.PUT
                        && request.rawQueryParameters().isEmpty())
                || request.rawQueryParameters().containsKey("uploads");
        String path = request.encodedPath();
        if (begins && path.matches(".*/(full|metadata)/.*")) {
            keys.add(path.replaceFirst(".*/tape_recorder_recordings/", "") + " "
                    + HEADERS.stream()
                            .map(header -> request.firstMatchingHeader(header).orElse("-"))
                            .collect(Collectors.joining(" ")));
        }
        SdkHttpRequest.Builder plain = request.toBuilder();
        HEADERS.forEach(plain::removeHeader);
        return plain.build();
    }
}
