package dev.playback.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.codec.JsonValues;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

/** Records of Avro come back, and are compared by their fields. */
class AvroCodecTests {

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

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.message"), AvroCodecTests.class.getClassLoader());

    private static GenericRecord order(String note) {
        return new GenericRecordBuilder(ORDER)
                .set("id", "o-1")
                .set("total", 0.1)
                .set("note", note)
                .set("picture", ByteBuffer.wrap("\u00ff\u0000x".getBytes(StandardCharsets.ISO_8859_1)))
                .set("state", new GenericData.EnumSymbol(ORDER.getField("state").schema(), "PAID"))
                .set("lines", List.of(line(3), line(3)))
                .set("tags", Map.of("a", 1))
                .build();
    }

    private static GenericRecord line(long amount) {
        return new GenericRecordBuilder(ORDER.getField("lines").schema().getElementType())
                .set("sku", "pen")
                .set("amount", amount)
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
        Parcel parcel = new Parcel("Bern", 500, Instant.ofEpochMilli(1_700_000_000_123L), List.of("cup", "book"));
        Holder holder = new Holder(order(""), parcel);

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
        JsonValues none = new JsonValues(Set.of(), AvroCodecTests.class.getClassLoader());
        String json = values.write(new Parcel(), Object.class);

        assertThatThrownBy(() -> none.read(json, Object.class))
                .hasMessageContaining("the class dev.playback.message.Parcel is not allowed");
    }

    @Test
    void every_number_comes_back() {
        for (double total : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE}) {
            GenericRecord order = order("x");
            order.put("total", total);

            assertThat(values.read(values.write(order, Object.class), Object.class))
                    .isEqualTo(order);
        }
    }

    @Test
    void differences_have_the_path_of_the_field() {
        GenericRecord changed = order("y");
        changed.put("lines", List.of(line(3), line(4)));

        assertThat(Differing.texts(values, order("x"), changed))
                .containsExactly("result.note: \"x\" -> \"y\"", "result.lines[1].amount: 3 -> 4");
    }

    @Test
    void a_record_of_an_earlier_schema_is_read_with_the_defaults_of_a_later_one() {
        String earlier = values.write(new Parcel("Bern", 1, Instant.EPOCH, List.of()), Parcel.class)
                .replace("{\\\"name\\\":\\\"grams\\\",\\\"type\\\":\\\"int\\\"},", "")
                .replace("\"grams\":1,", "");

        assertThat(earlier).doesNotContain("grams");
        assertThat(values.read(earlier, Parcel.class)).isEqualTo(new Parcel("Bern", 7, Instant.EPOCH, List.of()));
    }

    @Test
    void texts_of_a_generic_record_are_what_they_were() {
        Schema schema = new Schema.Parser().parse("""
                {"type":"record","name":"Text","fields":[
                  {"name":"name","type":"string"},{"name":"tags","type":{"type":"map","values":"int"}}]}""");
        GenericRecord strings = new GenericRecordBuilder(schema)
                .set("name", "Bob")
                .set("tags", Map.of("k", 1))
                .build();
        GenericRecord read = new GenericRecordBuilder(schema)
                .set("name", new Utf8("Bob"))
                .set("tags", Map.of(new Utf8("k"), 1))
                .build();

        GenericRecord stringsBack = back(strings);
        GenericRecord readBack = back(read);

        assertThat(stringsBack.get("name")).isEqualTo("Bob");
        assertThat(stringsBack.get("tags")).isEqualTo(Map.of("k", 1));
        assertThat(readBack.get("name")).isEqualTo(new Utf8("Bob"));
        assertThat(readBack.get("tags")).isEqualTo(Map.of(new Utf8("k"), 1));
    }

    @Test
    void texts_of_both_kinds_are_what_they_were() {
        Schema schema = new Schema.Parser().parse("""
                {"type":"record","name":"Mixed","fields":[
                  {"name":"a","type":"string"},
                  {"name":"id","type":{"type":"string","logicalType":"uuid"}},
                  {"name":"tags","type":{"type":"map","values":"string"}},
                  {"name":"choice","type":["null","int","string"]},
                  {"name":"list","type":{"type":"array","items":{"type":"record","name":"Item","fields":[
                    {"name":"said","type":{"type":"string","avro.java.string":"String"}},
                    {"name":"note","type":["null","string"]}]}}},
                  {"name":"z","type":"string"}]}""");
        Schema item = schema.getField("list").schema().getElementType();
        Map<CharSequence, CharSequence> tags = new LinkedHashMap<>();
        tags.put(new Utf8("z"), "of z");
        tags.put("a", new Utf8("of a"));
        GenericRecord mixed = new GenericRecordBuilder(schema)
                .set("a", new Utf8("first"))
                .set("id", "9c1c6b0e-52a5-4b7e-8a4e-30a5c0f7f8aa")
                .set("tags", tags)
                .set("choice", "text")
                .set(
                        "list",
                        List.of(
                                new GenericRecordBuilder(item)
                                        .set("said", new Utf8("utf"))
                                        .set("note", null)
                                        .build(),
                                new GenericRecordBuilder(item)
                                        .set("said", "java")
                                        .set("note", new Utf8("n"))
                                        .build()))
                .set("z", "last")
                .build();

        GenericRecord back = back(mixed);

        assertThat(kinds(back)).isEqualTo(kinds(mixed)).contains("Utf8 first", "String last", "String java", "Utf8 n");
    }

    @Test
    void numbers_of_texts_that_are_none_are_refused() {
        String json = values.write(order("x"), Object.class).replace("\"#strings\":true", "\"#strings\":[\"x\"]");

        assertThatThrownBy(() -> values.read(json, Object.class)).hasStackTraceContaining("x is no number of a text");
    }

    /** Tells the class of each text, in one order. */
    private static List<String> kinds(Object data) {
        List<String> kinds = new ArrayList<>();
        if (data instanceof GenericRecord record) {
            record.getSchema().getFields().forEach(field -> kinds.addAll(kinds(record.get(field.pos()))));
        } else if (data instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, value) -> sorted.put(key.toString(), kinds(key) + " " + kinds(value)));
            kinds.addAll(sorted.values());
        } else if (data instanceof List<?> list) {
            list.forEach(one -> kinds.addAll(kinds(one)));
        } else if (data != null) {
            kinds.add(data.getClass().getSimpleName() + " " + data);
        }
        return kinds;
    }

    private GenericRecord back(GenericRecord record) {
        return (GenericRecord) Objects.requireNonNull(values.read(values.write(record, Object.class), Object.class));
    }

    @Test
    void the_key_of_a_text_does_not_depend_on_what_it_remembers() {
        Utf8 text = new Utf8("Bob");
        String key = values.writeKey(text, Object.class);

        assertThat(text.hashCode()).isNotZero();
        assertThat(values.writeKey(text, Object.class)).isEqualTo(key);
        assertThat(values.read(values.write(text, Object.class), Object.class)).isEqualTo(text);
    }

    @Test
    void a_union_of_several_keeps_its_branch() {
        Schema schema = new Schema.Parser().parse("""
                {"type":"record","name":"Event","namespace":"shop","fields":[
                  {"name":"what","type":["null","string","long","double",{"type":"fixed","name":"Code","size":2},
                    {"type":"record","name":"Gone","fields":[]}]},
                  {"name":"next","type":["null","Event"]}]}""");
        Schema what = schema.getField("what").schema();
        GenericRecord last = null;
        for (Object one : Arrays.asList(
                null,
                "text",
                5L,
                5.0,
                new GenericData.Fixed(what.getTypes().get(4), new byte[] {1, -1}),
                new GenericData.Record(what.getTypes().get(5)))) {
            last = new GenericRecordBuilder(schema)
                    .set("what", one)
                    .set("next", last)
                    .build();
        }

        // Of text, which Avro keeps as a type of its own, only the characters count.
        assertThat(String.valueOf(values.read(values.write(last, Object.class), Object.class)))
                .isEqualTo(String.valueOf(last))
                .contains("5.0", "text", "[1, -1]");
    }

    @Test
    void hostile_data_is_refused() {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("#schema", ORDER.toString()));

        assertThatThrownBy(() -> read(Map.of())).hasMessage("its schema is missing");
        assertThatThrownBy(() -> read(Map.of("#schema", "{\"type\":\"date\"}")))
                .hasMessageStartingWith("Avro cannot make a ");
        assertThatThrownBy(() -> read(fields)).hasMessageEndingWith("the field id of shop.Order is missing");
        fields.put("id", 5);
        assertThatThrownBy(() -> read(fields)).hasMessageEndingWith(" of it: 5 is no string");
    }

    private static Object read(Map<String, Object> data) {
        return new AvroCodec().read(data, GenericData.Record.class);
    }
}
