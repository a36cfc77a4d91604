package dev.playback.weaving;

import java.io.Serial;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** A method is to be intercepted and cannot be. */
final class WeavingException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    WeavingException(TypeDescription type, MethodDescription method, String trouble) {
        super("%s.%s(%s) %s"
                .formatted(
                        type.getName(),
                        method.getInternalName(),
                        String.join(
                                ", ",
                                Kin.erased(method).stream()
                                        .map(TypeDescription::getActualName)
                                        .toList()),
                        trouble));
    }
}
