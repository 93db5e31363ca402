# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
include(GNUInstallDirs)
install(TARGETS cunho-cli cunho-pdf-worker cunho-sandbox RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS cunho-pdf-qpdf LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}/cunho")
if(CUNHO_UI)
  install(TARGETS cunho cunho-page-painter RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  # "Open with", the action "Assinar com o Cunho", and what software centres show.
  set(desktop "${PROJECT_SOURCE_DIR}/resources/desktop")
  install(FILES "${desktop}/cunho.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
  install(FILES "${desktop}/org.cunho.Cunho.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
  install(FILES "${desktop}/cunho.svg" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
endif()
if(TARGET cunho-webauth)
  install(TARGETS cunho-webauth RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
