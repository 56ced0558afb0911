# SPDX-License-Identifier: GPL-3.0-or-later
include(GNUInstallDirs)
install(TARGETS minutebook minutebook-extract minutebook-searchd RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY web/templates web/static DESTINATION ${CMAKE_INSTALL_DATADIR}/minutebook/web)
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
install(FILES docs/completion/minutebook.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME minutebook)
