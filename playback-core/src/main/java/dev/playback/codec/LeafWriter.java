package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;

/** Writes values that are one text, and marks for those that have none, for a {@link GraphWriter}. */
final class LeafWriter {

    private final JsonText json;

    LeafWriter(JsonText json) {
        this.json = json;
    }

    // JSON has no other doubles, and readers drop the sign of -0.0.
    void writeDouble(Double value, JavaType declared) {
        if (Double.isFinite(value) && Double.compare(value, -0.0) != 0) {
            json.raw(Scalar.shortest(value));
        } else {
            writeText("Double", Scalar.shortest(value), Shapes.tells(declared, Double.class));
        }
    }

    void writeScalar(Object value, Form form, JavaType declared) {
        if (value instanceof Class<?> type && !TypeNames.isReadable(type)) {
            writeOpaque("java.lang.Class of " + type.getName());
            return;
        }
        Scalar<?> scalar = form.scalar();
        boolean told = Shapes.tells(declared, scalar.type());
        if (form.mayBeLong()) {
            checkSize(value, scalar);
        }
        String text = scalar.write(value);
        scalar.checkLength(text.length());
        if (told && form.isNumber(text)) {
            json.raw(text);
        } else {
            writeText(scalar.name(), text, told);
        }
    }

    private void checkSize(Object value, Scalar<?> scalar) {
        long least = TextSize.least(value);
        if (least > 0) {
            scalar.checkLength(least);
            json.expect(least);
        }
    }

    private void writeText(String typeName, String text, boolean told) {
        if (told) {
            json.string(text);
        } else {
            json.startObject();
            json.string("@type", typeName);
            json.string("@value", text);
            json.endObject();
        }
    }

    void writeEnum(Enum<?> constant, JavaType declared) {
        Class<?> type = constant.getDeclaringClass();
        writeText(type.getName(), constant.name(), declared.getRawClass() == type);
    }

    void writeOpaque(String className) {
        json.startObject();
        json.string("@opaque", className);
        json.endObject();
    }
}
