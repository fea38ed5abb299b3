/** The server: it starts the modules below it and owns nothing else. */
package org.houzhen.server;
