# SPDX-FileCopyrightText: 2026 The Cunho authors
# SPDX-License-Identifier: MPL-2.0
# Headers that nearly every source reads, precompiled once for all rooms and once for all tests. A source still includes
# what it uses: the preset fuzz reads the lower rooms without them.
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/headers.cpp" CONTENT "// Its precompiled headers are all there is.\n")

# cunho_headers_of(<target> <target to link>... HEADERS <header>...): nothing but precompiled headers
function(cunho_headers_of name)
  cmake_parse_arguments(ARG "" "" "HEADERS" ${ARGN})
  add_library(${name} OBJECT "${PROJECT_BINARY_DIR}/headers.cpp")
  target_link_libraries(${name} PRIVATE ${ARG_UNPARSED_ARGUMENTS} cunho_warnings)
  target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()

set(cunho_standard_headers <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory> <mutex> <optional> <set>
  <span> <stop_token> <string> <string_view> <thread> <utility> <variant> <vector>)
# Of Qt what the window's sources have in common, not <QtWidgets>: g++ instantiates whatever a precompiled header left open
# once more in every source, which is a third of their time.
set(cunho_window_headers ${cunho_standard_headers} <QApplication> <QButtonGroup> <QCheckBox> <QComboBox> <QDialog> <QFrame>
  <QGridLayout> <QHBoxLayout> <QHeaderView> <QKeyEvent> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton> <QScrollArea>
  <QStackedWidget> <QString> <QStyle> <QTableView> <QTimer> <QUrl> <QVBoxLayout> <QWidget>)
cunho_headers_of(cunho_room_headers HEADERS ${cunho_standard_headers})
cunho_headers_of(cunho_shared_room_headers HEADERS ${cunho_standard_headers})
set_target_properties(cunho_shared_room_headers PROPERTIES POSITION_INDEPENDENT_CODE ON)
