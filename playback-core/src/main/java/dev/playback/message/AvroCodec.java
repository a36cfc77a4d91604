package dev.playback.message;

import dev.playback.codec.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of Avro field by field, so that differences and rules have paths into them; their schema stands beside, so that a later
 * class reads an earlier one. Used by itself where Avro is on the class path, unless the
 * application has a codec for {@code IndexedRecord} of its own. For any number of threads.
 */
public final class AvroCodec implements ValueCodec<IndexedRecord> {

    /** Where the schema stands: no name of a field. */
    private static final String SCHEMA = "#schema";

    /** Stands where texts of a generic record were strings of Java, and not what Avro reads: true for all, or their numbers. */
    private static final String STRINGS = "#strings";

    /** Makes one; it has no state. */
    public AvroCodec() {}

    @Override
    public Class<IndexedRecord> type() {
        return IndexedRecord.class;
    }

    /** @throws IllegalArgumentException if {@code value} does not fit its schema */
    @Override
    public Object write(IndexedRecord value) {
        Schema schema = value.getSchema();
        try {
            // By way of bytes, for which a class has conversions of its own: dates for numbers and the like.
            IndexedRecord plain =
                    read(bytes(value, writer(value)), new GenericDatumReader<>(schema, schema, new GenericData()));
            Map<String, @Nullable Object> fields = AvroFields.fields(schema, plain);
            fields.put(SCHEMA, schema(value));
            Object strings = value instanceof SpecificRecord ? null : AvroTexts.of(value, plain);
            if (strings != null) {
                fields.put(STRINGS, strings);
            }
            return fields;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "Avro cannot write a %s: %s".formatted(schema.getFullName(), e.getMessage()), e);
        }
    }

    @Override
    public IndexedRecord read(@Nullable Object data, Class<? extends IndexedRecord> type) {
        Map<?, ?> fields = PlainData.fields(data);
        if (!(fields.get(SCHEMA) instanceof String written)) {
            throw new IllegalArgumentException("its schema is missing");
        }
        try {
            Schema schema = new Schema.Parser().parse(written);
            return read(
                    bytes(AvroFields.record(schema, fields), new GenericDatumWriter<>(schema, new GenericData())),
                    reader(schema, type, fields.get(STRINGS)));
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "Avro cannot make a %s of it: %s".formatted(type.getName(), e.getMessage()), e);
        }
    }

    private static byte[] bytes(IndexedRecord value, DatumWriter<IndexedRecord> writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /** Reads bytes that were written here: what they claim to hold, they do. */
    private static IndexedRecord read(byte[] bytes, DatumReader<IndexedRecord> reader) throws IOException {
        return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    /** Returns what reading needs: of a class, which has the rest, only what its fields are, and no word of documentation. */
    private static String schema(IndexedRecord value) {
        return value instanceof SpecificRecord
                ? SchemaNormalization.toParsingForm(value.getSchema())
                : value.getSchema().toString();
    }

    private static DatumWriter<IndexedRecord> writer(IndexedRecord value) {
        return value instanceof SpecificRecord
                ? new SpecificDatumWriter<>(value.getSchema(), SpecificData.getForClass(value.getClass()))
                : new GenericDatumWriter<>(value.getSchema());
    }

    private static DatumReader<IndexedRecord> reader(
            Schema written, Class<? extends IndexedRecord> type, @Nullable Object strings)
            throws ReflectiveOperationException {
        if (!SpecificRecord.class.isAssignableFrom(type)) {
            return strings == null
                    ? new GenericDatumReader<>(written)
                    : new StringReader(written, AvroTexts.numbers(strings));
        }
        Schema wanted = (Schema) type.getField("SCHEMA$").get(null);
        return new SpecificDatumReader<>(written, wanted, SpecificData.getForClass(type));
    }

    /** Reads texts as strings of Java: all, or those of the given numbers. For one use. */
    private static final class StringReader extends GenericDatumReader<IndexedRecord> {

        private final @Nullable Set<Integer> strings;
        private int texts;

        private StringReader(Schema schema, @Nullable Set<Integer> strings) {
            super(schema, schema, data());
            this.strings = strings;
        }

        private static GenericData data() {
            GenericData data = new GenericData();
            // The fast one does not ask this class.
            data.setFastReaderEnabled(false);
            GenericData.get().getConversions().forEach(data::addLogicalTypeConversion);
            return data;
        }

        @Override
        protected Object readString(Object old, Schema expected, Decoder in) throws IOException {
            return text(super.readString(old, expected, in));
        }

        @Override
        protected Object readMapKey(Object old, Schema expected, Decoder in) throws IOException {
            // Not by way of the above, so that each is counted once.
            return text(super.readString(old, expected, in));
        }

        private Object text(Object read) {
            if (strings == null || strings.contains(texts++)) {
                return read.toString();
            }
            return read instanceof Utf8 ? read : new Utf8(read.toString());
        }
    }
}
