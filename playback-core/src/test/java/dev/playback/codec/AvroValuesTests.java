package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** Records of Avro, which a codec on the class path writes. */
class AvroValuesTests {

    private static final Schema ORDER = new Schema.Parser().parse("""
            {"type":"record","name":"Order","namespace":"shop","fields":[
              {"name":"id","type":{"type":"string","avro.java.string":"String"}},
              {"name":"total","type":"double"},
              {"name":"note","type":["null","string"],"default":null},
              {"name":"picture","type":"bytes"},
              {"name":"state","type":{"type":"enum","name":"State","symbols":["OPEN","PAID"]}},
              {"name":"lines","type":{"type":"array","items":
                {"type":"record","name":"Line","fields":[{"name":"sku","type":"string"},{"name":"amount","type":"long"}]}}},
              {"name":"tags","type":{"type":"map","values":"int"}}]}""");

    private final JsonValues values = new JsonValues(
            Set.of("org.apache.avro.generic", "dev.playback.codec"), AvroValuesTests.class.getClassLoader());

    private static GenericRecord order(String note) {
        GenericRecord line = new GenericRecordBuilder(
                        ORDER.getField("lines").schema().getElementType())
                .set("sku", "pen")
                .set("amount", 3L)
                .build();
        return new GenericRecordBuilder(ORDER)
                .set("id", "o-1")
                .set("total", 0.1)
                .set("note", note)
                .set("picture", ByteBuffer.wrap("\u00ff\u0000x".getBytes(StandardCharsets.ISO_8859_1)))
                .set("state", new GenericData.EnumSymbol(ORDER.getField("state").schema(), "PAID"))
                .set("lines", List.of(line, line))
                .set("tags", Map.of("a", 1))
                .build();
    }

    /** What holds a record. */
    record Holder(GenericRecord order, Parcel parcel) {}

    @Test
    void a_generic_record_comes_back_in_any_place() {
        GenericRecord order = order("\u00fc\n");

        assertThat(values.read(values.write(order, Object.class), Object.class)).isEqualTo(order);
        assertThat(values.read(values.write(order, GenericRecord.class), GenericRecord.class))
                .isEqualTo(order)
                .hasSameClassAs(order);
    }

    @Test
    void a_record_of_a_class_comes_back_within_others() {
        Holder holder = new Holder(order(""), new Parcel("Bern", 500, List.of("cup", "book")));

        assertThat(values.read(values.write(holder, Holder.class), Holder.class))
                .isEqualTo(holder);
    }

    @Test
    void a_key_is_that_of_an_equal_record_and_of_no_other() {
        String key = values.writeKey(order("x"), Object.class);

        assertThat(values.writeKey(order("x"), Object.class)).isEqualTo(key);
        assertThat(values.writeKey(order("y"), Object.class)).isNotEqualTo(key);
    }

    @Test
    void a_class_that_is_not_allowed_is_refused() {
        JsonValues none = new JsonValues(Set.of(), AvroValuesTests.class.getClassLoader());
        String json = values.write(order("x"), Object.class);

        assertThatThrownBy(() -> none.read(json, Object.class))
                .hasMessageContaining("the class org.apache.avro.generic.GenericData$Record is not allowed");
    }
}
