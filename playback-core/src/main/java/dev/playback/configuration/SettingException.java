package dev.playback.configuration;

import java.io.Serial;

/** A setting has a value that is not one of its kind. */
public final class SettingException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    SettingException(Setting setting, String value) {
        super("'%s' cannot be the value of %s (%s). Give it in the form: %s. What it is for: %s."
                .formatted(
                        value, setting.key(), setting.variable(), setting.kind().form(), setting.meaning()));
    }
}
