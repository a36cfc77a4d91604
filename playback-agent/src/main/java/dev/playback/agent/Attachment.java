package dev.playback.agent;

import java.io.File;
import java.net.URISyntaxException;
import java.security.CodeSource;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Attaches the jar that this class came from. */
final class Attachment {

    private Attachment() {}

    static synchronized void toThisJvm() {
        if (Installation.isInstalled()) {
            return;
        }
        File jar = jar();
        try {
            // By a second process: a JVM does not attach to itself.
            ByteBuddyAgent.attach(jar, Long.toString(ProcessHandle.current().pid()));
        } catch (RuntimeException | LinkageError e) {
            throw new AttachRefusedException(reason(e), e);
        }
        if (!Installation.isInstalled()) {
            throw new AttachRefusedException("it was attached and then failed; standard error tells why", null);
        }
    }

    private static File jar() {
        CodeSource source = Attachment.class.getProtectionDomain().getCodeSource();
        try {
            File file = source == null
                    ? new File("")
                    : new File(source.getLocation().toURI()).getAbsoluteFile();
            if (!file.isFile()) {
                throw new AttachRefusedException("it is not in a jar but in '%s'".formatted(file), null);
            }
            return file;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new AttachRefusedException("it is not in a jar of its own but in " + source.getLocation(), e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage() == null ? innermost : innermost.getMessage());
    }
}
