package dev.playback.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto.ExtensionRange;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.UninterpretedOption.NamePart;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import dev.playback.codec.JsonValues;
import dev.playback.codec.ValueException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of protobuf come back, and are compared by their fields. */
class ProtobufCodecTests {

    private final JsonValues values = new JsonValues(Set.of(), ProtobufCodecTests.class.getClassLoader());
    private final JsonValues descriptors =
            new JsonValues(Set.of("com.google.protobuf"), ProtobufCodecTests.class.getClassLoader());

    static Stream<Message> messages() {
        return Stream.of(
                Timestamp.newBuilder().setSeconds(253_402_300_799L).setNanos(6).build(),
                Timestamp.getDefaultInstance(),
                Duration.newBuilder().setSeconds(-1).setNanos(-5).build(),
                StringValue.of("\u00fc\n\"@type"),
                Any.pack(StringValue.of("wrapped")),
                Struct.newBuilder()
                        .putFields("@a", Value.newBuilder().setStringValue("x").build())
                        .putFields(
                                "b",
                                Value.newBuilder().setNumberValue(Double.NaN).build())
                        .putFields(
                                "",
                                Value.newBuilder()
                                        .setListValue(ListValue.newBuilder()
                                                .addValues(Value.newBuilder().setBoolValue(true))
                                                .addValues(Value.newBuilder().setNullValueValue(0)))
                                        .build())
                        .build());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyday_messages_come_back_without_being_allowed(Message message) {
        assertThat(values.read(values.write(List.of(message), Object.class), Object.class))
                .isEqualTo(List.of(message));
        assertThat(values.read(values.write(message, message.getClass()), message.getClass()))
                .isEqualTo(message);
    }

    @Test
    void what_a_class_does_not_know_is_kept() throws Exception {
        Timestamp later = Timestamp.parseFrom(Struct.newBuilder()
                .putFields("unknown", Value.getDefaultInstance())
                .build()
                .toByteString()
                .concat(Timestamp.newBuilder().setNanos(4).build().toByteString()));
        assertThat(later.getUnknownFields().asMap()).isNotEmpty();

        assertThat(values.read(values.write(later, Object.class), Object.class)).isEqualTo(later);
    }

    @Test
    void what_lacks_a_required_field_comes_back_so() {
        Message message = NamePart.newBuilder().setNamePart("half").buildPartial();

        assertThat(descriptors.read(descriptors.write(message, Object.class), Object.class))
                .isEqualTo(message);
    }

    @Test
    void the_schema_of_a_whole_file_comes_back() {
        FileDescriptorProto file = Struct.getDescriptor().getFile().toProto();

        assertThat(descriptors.read(descriptors.write(file, FileDescriptorProto.class), FileDescriptorProto.class))
                .isEqualTo(file);
    }

    @Test
    void a_key_is_that_of_an_equal_message_in_whatever_order_it_was_filled() {
        Value one = Value.newBuilder().setNumberValue(1).build();
        Struct message =
                Struct.newBuilder().putFields("a", one).putFields("b", one).build();
        Struct other =
                Struct.newBuilder().putFields("b", one).putFields("a", one).build();

        assertThat(values.writeKey(other, Object.class)).isEqualTo(values.writeKey(message, Object.class));
        assertThat(values.writeKey(other.toBuilder().putFields("c", one).build(), Object.class))
                .isNotEqualTo(values.writeKey(message, Object.class));
    }

    @Test
    void a_map_keeps_the_order_in_which_it_was_filled() throws Exception {
        Struct.Builder builder = Struct.newBuilder();
        for (String step : List.of("step1", "configure", "run", "@end", "cleanup", "9", "10")) {
            builder.putFields(step, Value.newBuilder().setStringValue(step).build());
        }
        Struct message = builder.build();

        Struct back = (Struct) Objects.requireNonNull(values.read(values.write(message, Object.class), Object.class));

        assertThat(back.getFieldsMap().keySet())
                .containsExactlyElementsOf(message.getFieldsMap().keySet());
        assertThat(back.toByteArray()).isEqualTo(message.toByteArray());
    }

    @Test
    void a_map_of_an_earlier_recording_can_be_read() {
        String earlier =
                "{\"@type\":\"com.google.protobuf.Struct\",\"@data\":{\"fields\":{\"@type\":\"TreeMap\",\"a\":{\"bool_value\":true}}}}";

        assertThat(values.read(earlier, Object.class))
                .isEqualTo(Struct.newBuilder()
                        .putFields("a", Value.newBuilder().setBoolValue(true).build())
                        .build());
        assertThat(JsonValues.tree(earlier)).isEqualTo(JsonValues.tree(earlier.replace("\"@type\":\"TreeMap\",", "")));
    }

    @Test
    void a_string_of_bytes_is_its_bytes_whatever_it_is_made_of() {
        ByteString one = ByteString.copyFromUtf8("a".repeat(300));
        ByteString other = ByteString.copyFromUtf8("a".repeat(150)).concat(ByteString.copyFromUtf8("a".repeat(150)));
        assertThat(other.getClass()).isNotEqualTo(one.getClass());
        assertThat(one.hashCode()).isNotZero();

        assertThat(values.writeKey(other, Object.class)).isEqualTo(values.writeKey(one, Object.class));
        assertThat(values.read(values.write(other, Object.class), Object.class)).isEqualTo(one);
    }

    @Test
    void differences_have_the_path_of_the_field() {
        Struct recorded = Struct.newBuilder()
                .putFields("total", Value.newBuilder().setNumberValue(1.5).build())
                .build();
        Struct replayed = Struct.newBuilder()
                .putFields("total", Value.newBuilder().setNumberValue(2).build())
                .build();

        assertThat(Differing.texts(values, recorded, replayed))
                .containsExactly("result.fields.total.number_value: 1.5 -> 2.0");
    }

    @Test
    void a_class_that_is_not_allowed_is_refused() {
        String json = descriptors.write(FileDescriptorProto.getDefaultInstance(), Object.class);

        assertThatThrownBy(() -> values.read(json, Object.class))
                .hasMessageContaining(
                        "the class com.google.protobuf.DescriptorProtos$FileDescriptorProto is not allowed");
    }

    @Test
    void where_protobuf_and_avro_are_not_there_nobody_misses_them() {
        JsonValues without = new JsonValues(Set.of(), new Without());

        assertThat(without.read(without.write(List.of("a", 1L), Object.class), Object.class))
                .isEqualTo(List.of("a", 1L));
    }

    @Nested
    class Fields_of_every_kind {

        private final Descriptor type = everyKind();

        @Test
        void come_back() throws Exception {
            Random random = new Random(20);
            for (int i = 0; i < 200; i++) {
                Message message = message(type, random, 0);

                DynamicMessage.Builder back = DynamicMessage.newBuilder(type);
                MessageFields.fill(back, MessageFields.of(message));

                assertThat(back.build()).isEqualTo(message);
                assertThat(back.build().toByteString())
                        .isEqualTo(DynamicMessage.parseFrom(type, message.toByteString())
                                .toByteString());
            }
        }

        @Test
        void that_are_gone_are_left_out() {
            DynamicMessage.Builder back = DynamicMessage.newBuilder(type);

            MessageFields.fill(back, Map.of("no_more", 1, "int32_one", 5));

            assertThat(back.getField(type.findFieldByName("int32_one"))).isEqualTo(5);
        }

        @Test
        void that_do_not_fit_are_refused_by_name() {
            DynamicMessage.Builder back = DynamicMessage.newBuilder(type);

            assertThatThrownBy(() -> MessageFields.fill(back, Map.of("int32_one", "five")))
                    .hasMessage("the field int32_one of shop.Every cannot be five");
            assertThatThrownBy(() -> MessageFields.fill(back, Map.of("int32_many", "five")))
                    .hasMessage("the field int32_many of shop.Every cannot be five");
            assertThatThrownBy(() -> MessageFields.fill(back, Map.of("state_one", "GONE")))
                    .hasMessageStartingWith("shop.State has no constant GONE. It has [");
            assertThatThrownBy(() -> MessageFields.fill(back, Map.of(MessageFields.UNKNOWN, new byte[] {-1})))
                    .hasMessage("what shop.Every had no field for is damaged");
        }

        @Test
        void of_a_message_without_a_class_are_not_recorded() {
            assertThatThrownBy(() -> values.write(DynamicMessage.getDefaultInstance(type), Object.class))
                    .hasStackTraceContaining("a DynamicMessage of shop.Every has no class that knows its fields");
        }

        @Test
        void that_extend_a_message_are_refused_by_name() {
            FileDescriptor file = built(FileDescriptorProto.newBuilder()
                    .setName("open.proto")
                    .setPackage("shop")
                    .addMessageType(DescriptorProto.newBuilder()
                            .setName("Open")
                            .addExtensionRange(
                                    ExtensionRange.newBuilder().setStart(100).setEnd(200)))
                    .addExtension(field(FieldDescriptorProto.Type.TYPE_INT32, Label.LABEL_OPTIONAL, 100)
                            .setName("extra")
                            .setExtendee(".shop.Open"))
                    .build());
            Message message = DynamicMessage.newBuilder(file.findMessageTypeByName("Open"))
                    .setField(file.findExtensionByName("extra"), 1)
                    .build();

            assertThatThrownBy(() -> MessageFields.of(message))
                    .hasMessageStartingWith("the extension shop.extra of shop.Open is known to no class");
        }

        private Message message(Descriptor of, Random random, int depth) {
            DynamicMessage.Builder message = DynamicMessage.newBuilder(of);
            for (FieldDescriptor field : of.getFields()) {
                if (random.nextInt(3) == 0 || (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && depth > 3)) {
                    continue;
                }
                if (field.isMapField()) {
                    Message.Builder entry = message.newBuilderForField(field);
                    for (FieldDescriptor part : entry.getDescriptorForType().getFields()) {
                        entry.setField(part, value(part, random, depth));
                    }
                    message.addRepeatedField(field, entry.build());
                } else if (field.isRepeated()) {
                    for (int i = random.nextInt(3); i > 0; i--) {
                        message.addRepeatedField(field, value(field, random, depth));
                    }
                } else {
                    message.setField(field, value(field, random, depth));
                }
            }
            return message.build();
        }

        private Object value(FieldDescriptor field, Random random, int depth) {
            return switch (field.getJavaType()) {
                case INT -> random.nextInt();
                case LONG -> random.nextLong();
                case FLOAT -> Float.intBitsToFloat(random.nextInt() & 0xFF7FFFFF);
                case DOUBLE -> random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian();
                case BOOLEAN -> random.nextBoolean();
                case STRING -> random.nextInt(3) == 0 ? "" : "@" + random.nextInt();
                case BYTE_STRING -> ByteString.copyFrom(new byte[] {(byte) random.nextInt(), 0});
                case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextInt(4));
                case MESSAGE -> message(field.getMessageType(), random, depth + 1);
            };
        }

        /** Makes a schema with a single and a repeated field of each kind, and maps. */
        private Descriptor everyKind() {
            DescriptorProto.Builder every = DescriptorProto.newBuilder().setName("Every");
            int number = 1;
            for (FieldDescriptorProto.Type kind : FieldDescriptorProto.Type.values()) {
                if (kind == FieldDescriptorProto.Type.TYPE_GROUP) {
                    continue;
                }
                for (Label label : List.of(Label.LABEL_OPTIONAL, Label.LABEL_REPEATED)) {
                    FieldDescriptorProto.Builder field = field(kind, label, number++);
                    field.setName(nameOf(kind) + (label == Label.LABEL_REPEATED ? "_many" : "_one"));
                    every.addField(field);
                }
            }
            for (FieldDescriptorProto.Type keys : List.of(
                    FieldDescriptorProto.Type.TYPE_STRING,
                    FieldDescriptorProto.Type.TYPE_INT64,
                    FieldDescriptorProto.Type.TYPE_BOOL)) {
                String name = "By" + nameOf(keys);
                every.addNestedType(DescriptorProto.newBuilder()
                        .setName(name + "Entry")
                        .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                        .addField(field(keys, Label.LABEL_OPTIONAL, 1).setName("key"))
                        .addField(field(FieldDescriptorProto.Type.TYPE_MESSAGE, Label.LABEL_OPTIONAL, 2)
                                .setName("value")));
                every.addField(field(FieldDescriptorProto.Type.TYPE_MESSAGE, Label.LABEL_REPEATED, number++)
                        .setName(name)
                        .setTypeName(".shop.Every." + name + "Entry"));
            }
            EnumDescriptorProto state = EnumDescriptorProto.newBuilder()
                    .setName("State")
                    .addValue(EnumValueDescriptorProto.newBuilder()
                            .setName("OPEN")
                            .setNumber(0))
                    .addValue(EnumValueDescriptorProto.newBuilder()
                            .setName("PAID")
                            .setNumber(1))
                    .build();
            FileDescriptorProto file = FileDescriptorProto.newBuilder()
                    .setName("shop.proto")
                    .setPackage("shop")
                    .setSyntax("proto3")
                    .addMessageType(every)
                    .addEnumType(state)
                    .build();
            return built(file).findMessageTypeByName("Every");
        }

        private static FileDescriptor built(FileDescriptorProto file) {
            try {
                return FileDescriptor.buildFrom(file, new FileDescriptor[0]);
            } catch (DescriptorValidationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static FieldDescriptorProto.Builder field(FieldDescriptorProto.Type kind, Label label, int number) {
            FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder()
                    .setType(kind)
                    .setLabel(label)
                    .setNumber(number);
            if (kind == FieldDescriptorProto.Type.TYPE_MESSAGE) {
                field.setTypeName(".shop.Every");
            } else if (kind == FieldDescriptorProto.Type.TYPE_ENUM) {
                field.setTypeName(".shop.State");
            }
            return field;
        }

        private static String nameOf(FieldDescriptorProto.Type kind) {
            return kind == FieldDescriptorProto.Type.TYPE_ENUM
                    ? "state"
                    : kind.name().substring(5).toLowerCase(Locale.ROOT);
        }
    }

    @Nested
    class Nested_deep {

        @Test
        void comes_back_up_to_a_bound() {
            Value deep = nested(100);

            assertThat(values.read(values.write(deep, Value.class), Value.class))
                    .isEqualTo(deep);
        }

        @Test
        void is_refused_beyond_it() {
            assertThatThrownBy(() -> values.write(nested(101), Value.class))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("it is nested more than 200 deep");
        }

        private static Value nested(int depth) {
            Value value = Value.newBuilder().setNumberValue(1).build();
            for (int i = 0; i < depth; i++) {
                value = Value.newBuilder()
                        .setListValue(ListValue.newBuilder().addValues(value))
                        .build();
            }
            return value;
        }
    }

    @Nested
    class What_a_recording_should_not_hold {

        @Test
        void nesting_without_end_is_refused() {
            Map<String, Object> itself = new HashMap<>();
            itself.put("struct_value", Collections.singletonMap("fields", Collections.singletonMap("a", itself)));

            assertThatThrownBy(() -> new ProtobufCodec().read(itself, Value.class))
                    .hasMessage("it is nested more than 1,000 deep");
        }

        @Test
        void shared_parts_within_shared_parts_are_refused() {
            List<Object> items = List.of();
            for (int i = 0; i < 30; i++) {
                Map<String, Object> list = Map.of("list_value", Map.of("values", items));
                items = List.of(list, list);
            }
            Map<String, Object> bomb = Map.of("values", items);

            assertThatThrownBy(() -> new ProtobufCodec().read(bomb, ListValue.class))
                    .hasMessage("it has more than 10,000,000 parts");
        }

        @Test
        void what_is_no_map_is_refused() {
            assertThatThrownBy(() -> new ProtobufCodec().read("text", Value.class))
                    .hasMessage("its fields should be a map, and are text");
        }
    }
}
