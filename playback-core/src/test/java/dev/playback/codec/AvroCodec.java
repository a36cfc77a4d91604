package dev.playback.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

// snippet: codec
/** Writes records of Avro as the JSON that Avro makes of them, beside their schema: a later class reads an earlier one. */
public final class AvroCodec implements ValueCodec<IndexedRecord> {

    @Override
    public Class<IndexedRecord> type() {
        return IndexedRecord.class;
    }

    @Override
    public Object write(IndexedRecord value) {
        Schema schema = value.getSchema();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, json);
            DatumWriter<IndexedRecord> writer = value instanceof SpecificRecord
                    ? new SpecificDatumWriter<>(schema)
                    : new GenericDatumWriter<>(schema);
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("schema", schema.toString(), "record", json.toString(StandardCharsets.UTF_8));
    }

    @Override
    public IndexedRecord read(@Nullable Object data, Class<? extends IndexedRecord> type) {
        Map<?, ?> written = (Map<?, ?>) Objects.requireNonNull(data);
        try {
            Schema schema = new Schema.Parser().parse((String) written.get("schema"));
            DatumReader<IndexedRecord> reader = SpecificRecord.class.isAssignableFrom(type)
                    ? new SpecificDatumReader<>(
                            schema, (Schema) type.getField("SCHEMA$").get(null))
                    : new GenericDatumReader<>(schema);
            return reader.read(null, DecoderFactory.get().jsonDecoder(schema, (String) written.get("record")));
        } catch (IOException | ReflectiveOperationException | AvroRuntimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
// end
