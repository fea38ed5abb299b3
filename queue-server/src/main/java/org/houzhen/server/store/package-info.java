/** Opens the SQL stores of the server, SQLite or PostgreSQL, and brings their tables up to date. Owns no table. */
@ApplicationModule(allowedDependencies = {})
package org.houzhen.server.store;

import org.springframework.modulith.ApplicationModule;
