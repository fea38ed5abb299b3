/** Answers who asks afterwards: why one number was called before another, who changed an order, whether the journal is whole. */
@ApplicationModule(allowedDependencies = {"engine", "journal", "queue", "rules", "staff", "web", "words"})
package org.houzhen.server.audit;

import org.springframework.modulith.ApplicationModule;
