package dev.playback.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.playback.difference.Tree.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds where two trees differ. Changes over time; for one thread. */
final class TreeComparison {

    // Beyond this nobody reads on; they are still counted.
    private static final int MOST_DIFFERENCES = 10_000;
    private static final int FEW_FIELDS = 8;

    private final SameTexts sameTexts = new SameTexts();
    private final List<Difference> differences = new ArrayList<>();
    private long count;

    List<Difference> differences() {
        return differences;
    }

    long count() {
        return count;
    }

    void add(Difference difference) {
        if (count++ < MOST_DIFFERENCES) {
            differences.add(difference);
        }
    }

    void trees(Path path, Path replayedPath, Tree recorded, Tree replayed) {
        if (recorded.kind() == Kind.OBJECT && replayed.kind() == Kind.OBJECT) {
            if (!recorded.type().equals(replayed.type())) {
                add(path, replayedPath, DifferenceKind.TYPE_CHANGED, type(recorded), type(replayed));
            }
            fields(path, replayedPath, recorded, replayed);
        } else if (recorded.kind() == Kind.ARRAY && replayed.kind() == Kind.ARRAY) {
            items(path, replayedPath, recorded, replayed);
        } else if (!recorded.isLeaf() || !replayed.isLeaf()) {
            add(path, replayedPath, kindOf(recorded, replayed), recorded.json(), replayed.json());
        } else {
            leaves(path, replayedPath, recorded, replayed);
        }
    }

    private void fields(Path path, Path replayedPath, Tree recorded, Tree replayed) {
        Map<String, Tree> byName = replayed.children().size() > FEW_FIELDS ? byName(replayed) : Map.of();
        int found = 0;
        for (Tree.Child field : recorded.children()) {
            Tree other = byName.isEmpty() ? replayed.field(field.name()) : byName.get(field.name());
            String name = TreeBuilder.shown(field.name());
            if (other == null) {
                missing(path.name(name), replayedPath.name(name), field.tree());
            } else {
                found++;
                trees(path.name(name), replayedPath.name(name), field.tree(), other);
            }
        }
        if (found < replayed.children().size()) {
            Map<String, Tree> known = byName(recorded);
            for (Tree.Child field : replayed.children()) {
                if (!known.containsKey(field.name())) {
                    extra(replayedPath.name(TreeBuilder.shown(field.name())), field.tree());
                }
            }
        }
    }

    private static Map<String, Tree> byName(Tree object) {
        Map<String, Tree> byName = new HashMap<>();
        for (Tree.Child field : object.children()) {
            byName.putIfAbsent(field.name(), field.tree());
        }
        return byName;
    }

    private void items(Path path, Path replayedPath, Tree recorded, Tree replayed) {
        List<Tree> before = recorded.children().stream().map(Tree.Child::tree).toList();
        List<Tree> after = replayed.children().stream().map(Tree.Child::tree).toList();
        Partners partners = Partners.of(recorded.leniency(), before, after);
        int[] partner = partners.partner();
        boolean[] taken = new boolean[after.size()];
        for (int i = 0; i < partner.length; i++) {
            Path here = path.index(recorded.children().get(i).index());
            if (partner[i] == Alignment.NONE) {
                missing(here, here, before.get(i));
                continue;
            }
            taken[partner[i]] = true;
            Path there = replayedPath.index(replayed.children().get(partner[i]).index());
            boolean isEqual = before.get(i).hash() == after.get(partner[i]).hash();
            if (isEqual && partners.isMoved(i)) {
                add(
                        here,
                        there,
                        DifferenceKind.MOVED,
                        before.get(i).json(),
                        after.get(partner[i]).json());
            }
            trees(here, there, before.get(i), after.get(partner[i]));
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                extra(replayedPath.index(replayed.children().get(i).index()), after.get(i));
            }
        }
    }

    private void leaves(Path path, Path replayedPath, Tree recorded, Tree replayed) {
        boolean isEqual = recorded.kind() == replayed.kind()
                && recorded.type().equals(replayed.type())
                && recorded.text().equals(replayed.text());
        if (recorded.leniency() instanceof Leniency.SameEverywhere same
                && replayed.leniency() instanceof Leniency.SameEverywhere) {
            // Equal texts too say what stands for what.
            TextPattern.Found before = same.pattern().find(recorded.text());
            TextPattern.Found after = same.pattern().find(replayed.text());
            isEqual = before.rest().equals(after.rest()) && sameTexts.became(before.tokens(), after.tokens());
        } else if (!isEqual && recorded.type().equals(replayed.type())) {
            isEqual = isCovered(recorded, replayed);
        }
        if (!isEqual) {
            add(path, replayedPath, kindOf(recorded, replayed), recorded.json(), replayed.json());
        }
    }

    private static boolean isCovered(Tree recorded, Tree replayed) {
        if (recorded.leniency() instanceof Leniency.CloseNumbers close
                && replayed.leniency() instanceof Leniency.CloseNumbers) {
            return close.covers(new BigDecimal(recorded.text()), new BigDecimal(replayed.text()));
        }
        if (recorded.leniency() instanceof Leniency.CloseTimes close) {
            Instant before = Leniency.CloseTimes.time(recorded.text());
            Instant after = Leniency.CloseTimes.time(replayed.text());
            return before != null && after != null && close.covers(before, after);
        }
        return false;
    }

    private static DifferenceKind kindOf(Tree recorded, Tree replayed) {
        if (recorded.kind() == Kind.NULL || replayed.kind() == Kind.NULL) {
            return DifferenceKind.CHANGED;
        }
        boolean areNumbers = isNumber(recorded) && isNumber(replayed);
        boolean isSameNumber = areNumbers
                && TreeBuilder.isNumber(recorded.text())
                && TreeBuilder.isNumber(replayed.text())
                && new BigDecimal(recorded.text()).compareTo(new BigDecimal(replayed.text())) == 0;
        boolean isOtherType = !recorded.type().equals(replayed.type())
                || (areNumbers
                        ? isSameNumber && recorded.kind() != replayed.kind()
                        : recorded.kind() != replayed.kind());
        return isOtherType ? DifferenceKind.TYPE_CHANGED : DifferenceKind.CHANGED;
    }

    private static boolean isNumber(Tree tree) {
        return tree.kind() == Kind.INTEGER || tree.kind() == Kind.DECIMAL;
    }

    void missing(Path path, Path replayedPath, Tree recorded) {
        add(path, replayedPath, DifferenceKind.MISSING, recorded.json(), null);
    }

    void extra(Path path, Tree replayed) {
        add(path, path, DifferenceKind.EXTRA, null, replayed.json());
    }

    private static JsonNode type(Tree tree) {
        JsonNode type = tree.json().get("@type");
        return type == null ? JsonNodeFactory.instance.nullNode() : type;
    }

    private void add(
            Path path,
            Path replayedPath,
            DifferenceKind kind,
            @Nullable JsonNode recorded,
            @Nullable JsonNode replayed) {
        if (count++ < MOST_DIFFERENCES) {
            differences.add(new Difference(
                    path.toString(),
                    replayedPath.toString(),
                    kind,
                    recorded == null ? null : recorded.toString(),
                    replayed == null ? null : replayed.toString()));
        }
    }
}
