package dev.playback.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones as their id, and those that an application made itself with their rules. */
final class TimeZones {

    private static final String OWN = "SimpleTimeZone/";
    // In the order in which SimpleTimeZone tells them.
    private static final Pattern RULES =
            Pattern.compile(",offset=(-?\\d+),dstSavings=(-?\\d+),useDaylight=(?:true|false),startYear=(-?\\d+)"
                    + rule("start") + rule("end") + "]$");
    private static final int OFFSET = 0;
    private static final int SAVINGS = 1;
    private static final int YEAR = 2;
    private static final int START = 3;
    private static final int END = 9;
    private static final int ID = 15;

    // How a day of the week is meant.
    private static final int IN_MONTH = 2;
    private static final int ON_OR_AFTER = 3;
    private static final int ON_OR_BEFORE = 4;

    private TimeZones() {}

    private static String rule(String name) {
        return ",%1$sMode=(\\d),%1$sMonth=(\\d+),%1$sDay=(-?\\d+),%1$sDayOfWeek=(\\d),%1$sTime=(\\d+),%1$sTimeMode=(\\d)"
                .formatted(name);
    }

    /**
     * Returns the text that {@link #read} makes an equal zone of.
     *
     * @throws IllegalArgumentException if there is none
     */
    static String text(TimeZone zone) {
        String text = zone instanceof SimpleTimeZone simple ? OWN + rules(simple) + "/" + zone.getID() : zone.getID();
        if (!read(text).equals(zone)) {
            throw new IllegalArgumentException(
                    "the zone '%s' was changed after it was made, and nothing tells how".formatted(zone.getID()));
        }
        return text;
    }

    private static String rules(SimpleTimeZone zone) {
        Matcher matcher = RULES.matcher(zone.toString());
        if (!matcher.find()) {
            throw new IllegalArgumentException("the rules of the zone '%s' cannot be told".formatted(zone));
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            numbers.add(matcher.group(i));
        }
        return String.join("/", numbers);
    }

    static TimeZone read(String text) {
        return text.startsWith(OWN) ? own(text.substring(OWN.length())) : TimeZone.getTimeZone(text);
    }

    private static SimpleTimeZone own(String text) {
        List<String> parts = Arrays.asList(text.split("/", ID + 1));
        List<Integer> rules =
                parts.subList(0, ID).stream().map(Integer::valueOf).toList();
        String id = parts.get(ID);
        SimpleTimeZone zone = rules.get(START) == 0
                ? new SimpleTimeZone(rules.get(OFFSET), id)
                : observing(
                        rules.get(OFFSET), rules.get(SAVINGS), id, rules.subList(START, END), rules.subList(END, ID));
        zone.setStartYear(rules.get(YEAR));
        return zone;
    }

    private static SimpleTimeZone observing(
            int offset, int savings, String id, List<Integer> start, List<Integer> end) {
        return new SimpleTimeZone(
                offset,
                id,
                start.get(1),
                day(start),
                dayOfWeek(start),
                start.get(4),
                start.get(5),
                end.get(1),
                day(end),
                dayOfWeek(end),
                end.get(4),
                end.get(5),
                savings);
    }

    private static int day(List<Integer> rule) {
        return rule.get(0) == ON_OR_BEFORE ? -rule.get(2) : rule.get(2);
    }

    private static int dayOfWeek(List<Integer> rule) {
        return switch (rule.get(0)) {
            case IN_MONTH -> rule.get(3);
            case ON_OR_AFTER, ON_OR_BEFORE -> -rule.get(3);
            default -> 0;
        };
    }
}
