/** The desks of those who call numbers: what nurses, doctors and stations see of an area, and each of their commands. */
@ApplicationModule(
        allowedDependencies = {"engine", "hospital", "journal", "queue", "rules", "screen", "staff", "web", "words"})
package org.houzhen.server.calling;

import org.springframework.modulith.ApplicationModule;
