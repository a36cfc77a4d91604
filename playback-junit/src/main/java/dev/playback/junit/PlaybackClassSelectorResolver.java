package dev.playback.junit;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds playback classes by class, and classes or single recordings by unique id. */
final class PlaybackClassSelectorResolver implements SelectorResolver {

    private final Predicate<String> nameFilter;

    PlaybackClassSelectorResolver(Predicate<String> nameFilter) {
        this.nameFilter = nameFilter;
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        // By name first: a class that is filtered out need not be loaded.
        return nameFilter.test(selector.getClassName())
                ? resolve(selector.getJavaClass(), context)
                        .map(Resolution::match)
                        .orElse(Resolution.unresolved())
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId.Segment last = selector.getUniqueId().getLastSegment();
        if (last.getType().equals(RecordingDescriptor.SEGMENT)) {
            UniqueId parent = selector.getUniqueId().removeLastSegment();
            return context.resolve(DiscoverySelectors.selectUniqueId(parent))
                    .map(PlaybackClassDescriptor.class::cast)
                    .map(found -> {
                        found.select(last.getValue());
                        return Resolution.match(Match.partial(found));
                    })
                    .orElse(Resolution.unresolved());
        }
        if (!last.getType().equals(PlaybackClassDescriptor.SEGMENT)) {
            return Resolution.unresolved();
        }
        // Selected by id, a class is run even if the class name filter would leave it out.
        return ReflectionSupport.tryToLoadClass(last.getValue())
                .toOptional()
                .flatMap(type -> resolve(type, context))
                .map(Resolution::match)
                .orElse(Resolution.unresolved());
    }

    private static Optional<Match> resolve(Class<?> type, Context context) {
        if (!PlaybackTestEngine.isPlaybackTest(type)) {
            return Optional.empty();
        }
        return context.<PlaybackClassDescriptor>addToParent(parent -> Optional.of(create(parent, type)))
                .map(descriptor -> Match.exact(descriptor, Set::of));
    }

    private static PlaybackClassDescriptor create(TestDescriptor parent, Class<?> type) {
        return new PlaybackClassDescriptor(
                parent.getUniqueId().append(PlaybackClassDescriptor.SEGMENT, type.getName()), type);
    }
}
