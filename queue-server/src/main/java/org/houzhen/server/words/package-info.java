/** What the queue says to people: the sentence of a call, why one goes before another, why something was refused. */
@ApplicationModule(allowedDependencies = {"engine", "rules", "speech"})
package org.houzhen.server.words;

import org.springframework.modulith.ApplicationModule;
