package dev.playback.junit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.IterationSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds playback classes by class, and classes or single recordings by unique id or position. */
final class PlaybackClassResolver implements SelectorResolver {

    private final Predicate<String> nameFilter;

    PlaybackClassResolver(Predicate<String> nameFilter) {
        this.nameFilter = nameFilter;
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        // By name first: a class that is filtered out need not be loaded.
        return nameFilter.test(selector.getClassName())
                ? all(PlaybackTestClasses.in(selector.getJavaClass()), context)
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(NestedClassSelector selector, Context context) {
        return all(PlaybackTestClasses.in(selector.getNestedClass()), context);
    }

    @Override
    public Resolution resolve(IterationSelector selector, Context context) {
        DiscoverySelector parent = selector.getParentSelector();
        if (parent instanceof ClassSelector type && PlaybackTestClasses.isTestClass(type.getJavaClass())) {
            return added(type.getJavaClass(), context)
                    .map(found -> partial(found, () -> found.selection().select(selector.getIterationIndices())))
                    .orElse(Resolution.unresolved());
        }
        return Resolution.unresolved();
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        List<Segment> segments = selector.getUniqueId().getSegments();
        if (!segments.get(0).getValue().equals(PlaybackTestEngine.ID) || segments.size() < 2) {
            return Resolution.unresolved();
        }
        // Selected by id, a class is run even if the class name filter would leave it out.
        Optional<PlaybackClassDescriptor> found = Optional.of(segments.get(1))
                .filter(segment -> segment.getType().equals(PlaybackClassDescriptor.SEGMENT))
                .flatMap(segment ->
                        ReflectionSupport.tryToLoadClass(segment.getValue()).toOptional())
                .filter(PlaybackTestClasses::isTestClass)
                .flatMap(type -> added(type, context));
        if (found.isEmpty()) {
            return gone(selector.getUniqueId(), context);
        }
        PlaybackClassDescriptor descriptor = found.get();
        Segment last = segments.get(segments.size() - 1);
        if (last.getType().equals(LeafDescriptor.RECORDING)) {
            return partial(descriptor, () -> descriptor.selection().select(last.getValue()));
        }
        // A notice stands for the class as a whole.
        return exact(Set.of(descriptor));
    }

    // An id of ours that is left unresolved ends the whole run on newer platforms.
    private static Resolution gone(UniqueId id, Context context) {
        return context.<TestDescriptor>addToParent(parent -> Optional.of(LeafDescriptor.gone(id)))
                .map(leaf -> Resolution.match(Match.exact(leaf)))
                .orElse(Resolution.unresolved());
    }

    private static Resolution all(List<Class<?>> types, Context context) {
        Set<PlaybackClassDescriptor> found =
                types.stream().flatMap(type -> added(type, context).stream()).collect(Collectors.toSet());
        return found.isEmpty() ? Resolution.unresolved() : exact(found);
    }

    private static Resolution exact(Set<PlaybackClassDescriptor> found) {
        found.forEach(descriptor -> descriptor.selection().selectAll());
        return Resolution.matches(found.stream().map(Match::exact).collect(Collectors.toSet()));
    }

    private static Resolution partial(PlaybackClassDescriptor found, Runnable selection) {
        selection.run();
        return Resolution.match(Match.partial(found));
    }

    private static Optional<PlaybackClassDescriptor> added(Class<?> type, Context context) {
        Function<TestDescriptor, Optional<PlaybackClassDescriptor>> creator =
                parent -> Optional.of(new PlaybackClassDescriptor(
                        parent.getUniqueId().append(PlaybackClassDescriptor.SEGMENT, type.getName()), type));
        return context.addToParent(creator);
    }
}
