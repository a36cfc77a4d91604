package dev.playback.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A record of Avro as its compiler makes it: fields by their place in the schema. */
public class Parcel extends SpecificRecordBase {

    @java.io.Serial
    private static final long serialVersionUID = 1;

    /** What Avro and its readers ask for. */
    // The name is Avro's.
    @SuppressWarnings("ConstantField")
    public static final Schema SCHEMA$ = new Schema.Parser().parse("""
            {"type":"record","name":"Parcel","namespace":"dev.playback.message","fields":[
              {"name":"to","type":{"type":"string","avro.java.string":"String"}},
              {"name":"grams","type":"int","default":7},
              {"name":"sent","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"contents","type":{"type":"array","items":{"type":"string","avro.java.string":"String"}}}]}""");

    // The name is Avro's, which finds the conversions here.
    @SuppressWarnings("ConstantField")
    private static final SpecificData MODEL$ = new SpecificData();

    static {
        MODEL$.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    private String to = "";
    private int grams;
    private Instant sent = Instant.EPOCH;
    // Avro empties the list that is there.
    private List<String> contents = new ArrayList<>();

    /** Makes an empty one, which Avro fills. */
    public Parcel() {}

    Parcel(String to, int grams, Instant sent, List<String> contents) {
        this.to = to;
        this.grams = grams;
        this.sent = sent;
        this.contents = contents;
    }

    @Override
    public SpecificData getSpecificData() {
        return MODEL$;
    }

    @Override
    public @Nullable Conversion<?> getConversion(int field) {
        return field == 2 ? new TimeConversions.TimestampMillisConversion() : null;
    }

    @Override
    public Schema getSchema() {
        return SCHEMA$;
    }

    @Override
    public Object get(int field) {
        return switch (field) {
            case 0 -> to;
            case 1 -> grams;
            case 2 -> sent;
            case 3 -> contents;
            default -> throw new AvroRuntimeException("There is no field " + field);
        };
    }

    @Override
    @SuppressWarnings("unchecked") // Avro gives what the schema says.
    public void put(int field, Object value) {
        switch (field) {
            case 0 -> to = value.toString();
            case 1 -> grams = (Integer) value;
            case 2 -> sent = (Instant) value;
            case 3 -> contents = (List<String>) value;
            default -> throw new AvroRuntimeException("There is no field " + field);
        }
    }
}
