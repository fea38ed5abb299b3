package org.houzhen.server.queue;

import java.util.Optional;
import org.houzhen.server.web.Patience;
import org.houzhen.wire.TicketPath;

/** The path office over the running areas. */
final class AreaPaths implements PathOffice {
    private final Areas areas;
    private final AreaBoards boards;

    AreaPaths(Areas areas, AreaBoards boards) {
        this.areas = areas;
        this.boards = boards;
    }

    @Override
    public Optional<TicketPath> path(String area, String number) {
        return Patience.await(areas.path(area, number));
    }

    @Override
    public AutoCloseable onChange(String area, Runnable changed) {
        return boards.onChange(area, board -> changed.run());
    }
}
