package org.houzhen.server.screen;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The screens in the server's store, with all of them in memory, because event loops ask and must not wait. */
@Component
class ScreenList implements Screens {
    private final JdbcClient jdbc;
    private volatile Map<String, Screen> byId = Map.of();
    private volatile Set<String> open = Set.of();

    ScreenList(JdbcClient jdbc) {
        this.jdbc = jdbc;
        reload();
    }

    /** Reads them anew; another server may have changed them. */
    final void reload() {
        byId = jdbc
                .sql("select id, name, area, room from screen")
                .query((row, number) -> new Screen(
                        row.getString("id"), row.getString("name"), row.getString("area"), row.getString("room")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Screen::id, Function.identity()));
        open = Set.copyOf(jdbc.sql("select id from screen where open_to_all = 1")
                .query(String.class)
                .list());
    }

    /** Whether any browser may be this screen: it was there before screens were paired, and nobody has closed it. */
    boolean isOpen(String id) {
        return open.contains(id);
    }

    List<String> open() {
        return open.stream().sorted().toList();
    }

    /** For good: what is closed is never opened again. */
    void close(String id) {
        jdbc.sql("update screen set open_to_all = 0 where id = ?").param(id).update();
        reload();
    }

    Optional<Screen> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Screen> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(Screen::area)
                        .thenComparing(Screen::name)
                        .thenComparing(Screen::id))
                .toList();
    }

    @Override
    public void ensure(Collection<Screen> wanted) {
        List<Screen> missing =
                wanted.stream().filter(screen -> find(screen.id()).isEmpty()).toList();
        for (Screen screen : missing) {
            jdbc.sql("""
                            insert into screen (id, name, area, room) select ?, ?, ?, ?
                            where not exists (select 1 from screen_removed where id = ?) on conflict (id) do nothing
                            """)
                    .params(screen.id(), screen.name(), screen.area(), screen.room(), screen.id())
                    .update();
        }
        if (!missing.isEmpty()) {
            reload();
        }
    }

    void put(Screen screen) {
        jdbc.sql("insert into screen (id, name, area, room) values (?, ?, ?, ?) on conflict (id)"
                        + " do update set name = excluded.name, area = excluded.area, room = excluded.room")
                .params(screen.id(), screen.name(), screen.area(), screen.room())
                .update();
        jdbc.sql("delete from screen_removed where id = ?").param(screen.id()).update();
        reload();
    }

    /** Marked before it is gone, so that it is not brought back in between. */
    boolean remove(String id) {
        if (find(id).isEmpty()) {
            return false;
        }
        jdbc.sql("insert into screen_removed (id) values (?) on conflict (id) do nothing")
                .param(id)
                .update();
        boolean removed = jdbc.sql("delete from screen where id = ?").param(id).update() == 1;
        reload();
        return removed;
    }
}
