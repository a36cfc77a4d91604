package dev.playback.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;

/** The values of {@code java.xml}, a module that a small runtime may lack. */
final class XmlScalars {

    private XmlScalars() {}

    /** Returns those that stand for themselves alone. */
    static List<Scalar<?>> closed() {
        return ifThere(() -> List.of(new Scalar<>("QName", QName.class, Types::text, Types::name)));
    }

    /** Returns those that stand for their subtypes too. */
    static List<Scalar<?>> open() {
        return ifThere(() -> List.of(
                new Scalar<>("XMLGregorianCalendar", XMLGregorianCalendar.class, Types::text, Types::calendar),
                new Scalar<>("xml.Duration", Duration.class, Duration::toString, Types.FACTORY::newDuration)));
    }

    private static List<Scalar<?>> ifThere(Supplier<List<Scalar<?>>> scalars) {
        try {
            return scalars.get();
        } catch (NoClassDefFoundError e) {
            return List.of();
        }
    }

    /** Loaded on its own, so that the absence of the module shows in one place. */
    private static final class Types {

        private static final DatatypeFactory FACTORY = DatatypeFactory.newDefaultInstance();

        // Of fields that make up no type of a schema together.
        private static final String FIELDS = "fields";

        private static String text(QName name) {
            String text = "{" + escaped(name.getNamespaceURI()) + "}" + escaped(name.getLocalPart());
            return name.getPrefix().isEmpty() ? text : text + " " + escaped(name.getPrefix());
        }

        private static QName name(String text) {
            int end = text.indexOf('}');
            List<String> parts = Arrays.asList(text.substring(end + 1).split(" ", 2));
            return new QName(
                    unescaped(text.substring(1, end)),
                    unescaped(parts.get(0)),
                    parts.size() > 1 ? unescaped(parts.get(1)) : "");
        }

        private static String escaped(String part) {
            return part.replace("%", "%25").replace(" ", "%20").replace("}", "%7D");
        }

        private static String unescaped(String part) {
            return part.replace("%7D", "}").replace("%20", " ").replace("%25", "%");
        }

        private static String text(XMLGregorianCalendar calendar) {
            try {
                return calendar.toXMLFormat();
            } catch (IllegalStateException e) {
                List<String> fields = new ArrayList<>(List.of(FIELDS, String.valueOf(calendar.getEonAndYear())));
                for (int field : fields(calendar)) {
                    fields.add(Integer.toString(field));
                }
                fields.add(String.valueOf(calendar.getFractionalSecond()));
                return String.join(" ", fields);
            }
        }

        private static int[] fields(XMLGregorianCalendar calendar) {
            return new int[] {
                calendar.getMonth(),
                calendar.getDay(),
                calendar.getHour(),
                calendar.getMinute(),
                calendar.getSecond(),
                calendar.getTimezone()
            };
        }

        private static XMLGregorianCalendar calendar(String text) {
            if (!text.startsWith(FIELDS)) {
                return FACTORY.newXMLGregorianCalendar(text);
            }
            List<String> fields = Arrays.asList(text.split(" ", -1));
            XMLGregorianCalendar calendar = FACTORY.newXMLGregorianCalendar();
            calendar.setYear(isNull(fields.get(1)) ? null : new BigInteger(fields.get(1)));
            calendar.setMonth(Integer.parseInt(fields.get(2)));
            calendar.setDay(Integer.parseInt(fields.get(3)));
            calendar.setHour(Integer.parseInt(fields.get(4)));
            calendar.setMinute(Integer.parseInt(fields.get(5)));
            calendar.setSecond(Integer.parseInt(fields.get(6)));
            calendar.setTimezone(Integer.parseInt(fields.get(7)));
            calendar.setFractionalSecond(isNull(fields.get(8)) ? null : new BigDecimal(fields.get(8)));
            return calendar;
        }

        private static boolean isNull(String text) {
            return "null".equals(text);
        }
    }
}
