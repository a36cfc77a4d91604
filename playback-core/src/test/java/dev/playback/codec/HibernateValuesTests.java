package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.bytecode.enhance.spi.interceptor.EnhancementAsProxyLazinessInterceptor;
import org.hibernate.bytecode.enhance.spi.interceptor.LazyAttributeLoadingInterceptor;
import org.hibernate.cfg.Configuration;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.PersistentAttributeInterceptor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entities as Hibernate itself loads them. */
@Tag("slow") // Hibernate takes seconds to start.
@NullUnmarked // Hibernate fills the entities.
class HibernateValuesTests {

    private static SessionFactory factory;

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());

    @Entity(name = "Author")
    static class Author {
        @Id
        long id;

        String name;

        @OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
        List<Book> books = new ArrayList<>();

        @OneToMany(cascade = CascadeType.ALL)
        Set<Book> favourites = new HashSet<>();

        String name() {
            return name;
        }
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        long id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        Author author;
    }

    /** As Hibernate enhances classes. */
    static class Enhanced implements PersistentAttributeInterceptable {
        long id = 1;
        String name = "Ann";
        String notes;
        List<String> tags;

        transient PersistentAttributeInterceptor interceptor;

        @Override
        public PersistentAttributeInterceptor $$_hibernate_getInterceptor() {
            return interceptor;
        }

        @Override
        public void $$_hibernate_setInterceptor(PersistentAttributeInterceptor interceptor) {
            this.interceptor = interceptor;
        }
    }

    record Shelf(Enhanced entity) {}

    @BeforeAll
    static void store() {
        factory = new Configuration()
                .addAnnotatedClass(Author.class)
                .addAnnotatedClass(Book.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:values;DB_CLOSE_DELAY=-1")
                .setProperty("hibernate.hbm2ddl.auto", "create-drop")
                .setProperty("hibernate.generate_statistics", "true")
                .buildSessionFactory();
        factory.inTransaction(session -> {
            Author author = new Author();
            author.id = 1;
            author.name = "Ada";
            for (int i = 2; i < 4; i++) {
                Book book = new Book();
                book.id = i;
                book.title = "Volume " + i;
                book.author = author;
                author.books.add(book);
            }
            author.favourites.add(author.books.get(0));
            session.persist(author);
        });
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void what_is_not_loaded_is_not_loaded_by_recording_it() {
        try (Session session = factory.openSession()) {
            Author author = session.find(Author.class, 1L);
            Author proxy = session.getReference(Author.class, 1L);
            Book book = session.find(Book.class, 2L);
            session.clear();
            Author unloaded = session.getReference(Author.class, 1L);
            long statements = factory.getStatistics().getPrepareStatementCount();

            String json = values.write(new Object[] {author, unloaded, book}, Object.class);
            String key = values.writeKey(unloaded, Author.class);

            assertThat(factory.getStatistics().getPrepareStatementCount()).isEqualTo(statements);
            assertThat(Hibernate.isInitialized(unloaded)).isFalse();
            assertThat(Hibernate.isInitialized(author.books)).isFalse();
            assertThat(proxy).isSameAs(author);
            assertThat(json).contains("(not loaded when recorded)");
            assertThat(key).contains("Author (not loaded when recorded)");
        }
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void what_is_not_loaded_is_not_loaded_through_a_wrapper_either(UnaryOperator<Object> wrapper) {
        try (Session session = factory.openSession()) {
            Author author = session.find(Author.class, 1L);
            Object wrapped = wrapper.apply(author);
            long statements = factory.getStatistics().getPrepareStatementCount();

            String json = values.write(wrapped, Object.class);
            String key = values.writeKey(wrapped, Object.class);

            assertThat(factory.getStatistics().getPrepareStatementCount()).isEqualTo(statements);
            assertThat(Hibernate.isInitialized(author.books)).isFalse();
            assertThat(Hibernate.isInitialized(author.favourites)).isFalse();
            assertThat(json).matches("\\{\"@opaque\":\".*Persistent(Bag|Set) \\(not loaded when recorded\\)\"}");
            assertThat(key).isEqualTo(json);
        }
    }

    static Stream<UnaryOperator<Object>> wrappers() {
        return Stream.of(
                author -> Collections.unmodifiableList(((Author) author).books),
                author -> Collections.unmodifiableSet(((Author) author).favourites),
                author -> Collections.unmodifiableCollection(((Author) author).books),
                author -> Collections.synchronizedList(((Author) author).books),
                author -> Collections.synchronizedSet(((Author) author).favourites),
                author -> Collections.checkedList(((Author) author).books, Book.class),
                author -> Collections.unmodifiableList(Collections.synchronizedList(((Author) author).books)));
    }

    @Test
    void a_single_item_that_is_not_loaded_is_all_that_is_left_out() {
        try (Session session = factory.openSession()) {
            Author author = session.find(Author.class, 1L);
            Map<String, Object> single = Collections.singletonMap("books", author.books);

            String json = values.write(single, Object.class);

            assertThat(Hibernate.isInitialized(author.books)).isFalse();
            assertThat(json)
                    .startsWith("{\"@type\":\"singletonMap\",\"books\":{\"@opaque\":")
                    .contains("(not loaded when recorded)");
        }
    }

    /** Refuses to be serialised. */
    static final class Guarded extends AbstractList<String> {

        @Override
        public String get(int index) {
            return "a";
        }

        @Override
        public int size() {
            return 1;
        }

        @SuppressWarnings("UnusedMethod") // Java's serialisation calls it.
        private Object writeReplace() {
            throw new UnsupportedOperationException("not serialised");
        }
    }

    @Test
    void a_list_that_refuses_to_be_serialised_is_recorded_through_a_wrapper() {
        assertThat(copy(Collections.unmodifiableList(new Guarded()))).containsExactly("a");
    }

    @Test
    void what_is_loaded_comes_back_through_a_wrapper() {
        try (Session session = factory.openSession()) {
            Author author = session.find(Author.class, 1L);
            Hibernate.initialize(author.books);

            List<Book> back = copy(Collections.unmodifiableList(author.books));

            assertThat(back).extracting(book -> book.title).containsExactly("Volume 2", "Volume 3");
        }
    }

    @Test
    void touching_what_was_not_loaded_fails_in_replay_with_its_place() {
        try (Session session = factory.openSession()) {
            Author back = copy(session.find(Author.class, 1L));

            assertThat(back.name).isEqualTo("Ada");
            assertThatThrownBy(() -> back.books.size())
                    .isInstanceOf(OpaqueValueException.class)
                    .hasMessageContaining(
                            "/books was a org.hibernate.collection.spi.PersistentBag (not loaded when recorded)");
        }
    }

    @Test
    void what_is_loaded_comes_back_as_plain_classes() {
        try (Session session = factory.openSession()) {
            Author author = session.find(Author.class, 1L);
            Hibernate.initialize(author.books);
            Hibernate.initialize(author.favourites);
            assertThat(author.books).isInstanceOf(PersistentCollection.class);

            Author back = copy(author);

            assertThat(back.books).isExactlyInstanceOf(ArrayList.class).hasSize(2);
            assertThat(back.books.get(1).title).isEqualTo("Volume 3");
            assertThat(back.books.get(1).author).isSameAs(back);
            assertThat(back.favourites).isExactlyInstanceOf(HashSet.class).containsExactly(back.books.get(0));
        }
    }

    @Test
    void a_field_that_an_enhanced_entity_has_not_loaded_is_none_that_is_null() {
        Enhanced entity = new Enhanced();
        entity.interceptor = new LazyAttributeLoadingInterceptor("Enhanced", 1L, Set.of("notes", "tags"), null);

        String json = values.write(entity, Enhanced.class);
        Enhanced back = (Enhanced) Objects.requireNonNull(values.read(json, Enhanced.class));

        assertThat(json)
                .isEqualTo("{\"id\":1,\"name\":\"Ann\","
                        + "\"notes\":{\"@opaque\":\"java.lang.String (not loaded when recorded)\"},"
                        + "\"tags\":{\"@opaque\":\"java.util.List (not loaded when recorded)\"}}");
        assertThatThrownBy(() -> back.tags.size()).isInstanceOf(OpaqueValueException.class);
    }

    @Test
    void a_field_that_an_enhanced_entity_has_loaded_comes_back() {
        Enhanced entity = new Enhanced();
        LazyAttributeLoadingInterceptor fields =
                new LazyAttributeLoadingInterceptor("Enhanced", 1L, Set.of("notes", "tags"), null);
        fields.attributeInitialized("tags");
        entity.interceptor = fields;
        entity.tags = List.of("a");
        Enhanced plain = new Enhanced();

        assertThat(copy(entity).tags).containsExactly("a");
        assertThat(copy(entity).name).isEqualTo("Ann");
        assertThat(values.write(plain, Enhanced.class))
                .isEqualTo("{\"id\":1,\"name\":\"Ann\",\"notes\":null,\"tags\":null}");
    }

    @Test
    void an_enhanced_entity_that_is_not_loaded_fails_when_it_is_touched() {
        try (Session session = factory.openSession()) {
            SharedSessionContractImplementor of = (SharedSessionContractImplementor) session;
            EntityPersister persister = of.getFactory().getMappingMetamodel().getEntityDescriptor(Book.class);
            Enhanced entity = new Enhanced();
            entity.interceptor = new EnhancementAsProxyLazinessInterceptor(
                    persister.getEntityName(), Set.of("id"), null, of.generateEntityKey(2L, persister), of);

            String json = values.write(new Shelf(entity), Shelf.class);
            Shelf back = (Shelf) Objects.requireNonNull(values.read(json, Shelf.class));

            assertThat(json).contains("{\"@opaque\":\"" + Enhanced.class.getName() + " (not loaded when recorded)\"}");
            assertThatThrownBy(() -> back.entity().$$_hibernate_getInterceptor())
                    .isInstanceOf(OpaqueValueException.class);
        }
    }

    @Test
    void a_loaded_proxy_comes_back_as_its_entity() {
        try (Session session = factory.openSession()) {
            Book book = session.find(Book.class, 2L);
            assertThat(book.author).isInstanceOf(HibernateProxy.class);
            assertThat(book.author.name()).isEqualTo("Ada");

            Book back = copy(book);

            assertThat(back.author).isExactlyInstanceOf(Author.class);
            assertThat(back.author.name).isEqualTo("Ada");
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T copy(T value) {
        return (T) Objects.requireNonNull(values.read(values.write(value, Object.class), Object.class));
    }
}
