// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.data;

/**
 * Gives a view its first data. No instance exists in the host.
 *
 * @param <D> the type of the data
 */
public final class InitialDataService<D> extends AbstractDataService {
    private InitialDataService() {}
}
