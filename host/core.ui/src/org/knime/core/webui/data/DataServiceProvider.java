// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.data;

import java.util.Optional;

/** Has services that exchange data with a part of the user interface. */
public interface DataServiceProvider {

    /**
     * What gives the first data.
     *
     * @param <D> the type of the data
     * @return the service, empty if there is none
     */
    <D> Optional<InitialDataService<D>> createInitialDataService();

    /**
     * What answers requests.
     *
     * @return the service, empty if there is none
     */
    Optional<RpcDataService> createRpcDataService();

    /**
     * What takes changed data.
     *
     * @param <D> the type of the data
     * @return the service, empty if there is none
     */
    <D> Optional<ApplyDataService<D>> createApplyDataService();
}
