package dev.playback.configuration;

import java.io.Serial;

/** A setting has a value that is not one of its kind. */
public final class SettingException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    SettingException(Setting setting, String value) {
        super("'%s' cannot be the value of %s (%s), which is %s. Give it in the form: %s."
                .formatted(
                        value,
                        setting.key(),
                        setting.variable(),
                        setting.meaning(),
                        setting.kind().form()));
    }
}
