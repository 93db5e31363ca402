// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/pixels.hpp"
#include "tests/ui/pages/painted_files.hpp"
#include "tests/ui/wait.hpp"
#include "ui/pages/page_preview.hpp"

#include <cunho/app/sign_files.hpp>
#include <cunho/pdf/worker_reader.hpp>
#include <cunho/print/seal_painter.hpp>
#include <cunho/wiring/trial_key.hpp>

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QWheelEvent>
#include <cmath>
#include <gtest/gtest.h>

namespace {

using namespace cunho;
using namespace cunho::ui;
using pdf::Rectangle;
using On = SealPlace::On;

/// A seal that is nothing but blue.
class BlueSeal : public signing::SealPainter {
  public:
    Bytes paint(const signing::SealContent& /*content*/, double width, double height) override {
        const std::string size = std::to_string(width) + " " + std::to_string(height);
        test::PdfBuilder builder;
        builder.add("<< /Type /Catalog /Pages 2 0 R >>");
        builder.add("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 " + size + "] >>");
        builder.add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << >> >>");
        builder.addStream("", "0 0 1 rg 0 0 " + size + " re f");
        const std::string file = builder.build("/Root 1 0 R");
        const auto bytes = asBytes(file);
        return {bytes.begin(), bytes.end()};
    }
};

/// Bounds in points from the lower left of all pixels of a colour.
template<typename Picture, typename Matches>
Rectangle boundsOf(const Picture& picture, int width, int height, Matches matches) {
    Rectangle out{1e9, 1e9, -1, -1};
    for (int x = 0; x < width; ++x)
        for (int y = 0; y < height; ++y)
            if (matches(picture, x, y)) {
                out.left = std::min<double>(out.left, x);
                out.bottom = std::min<double>(out.bottom, y);
                out.right = std::max<double>(out.right, x + 1);
                out.top = std::max<double>(out.top, y + 1);
            }
    return out;
}

void expectNear(const Rectangle& a, const Rectangle& b, double far) {
    EXPECT_NEAR(a.left, b.left, far);
    EXPECT_NEAR(a.bottom, b.bottom, far);
    EXPECT_NEAR(a.right, b.right, far);
    EXPECT_NEAR(a.top, b.top, far);
}

class Preview : public testing::Test, public PaintedFiles {
  protected:
    void SetUp() override {
        preview.resize(900, 760);
        ASSERT_TRUE(showActive(preview));
    }

    void open(const std::filesystem::path& file) {
        QSignalSpy opened(&preview, &PagePreview::opened);
        preview.show(file);
        ASSERT_TRUE(waitFor([&] { return opened.count() == 1; }));
    }

    PageCanvas& canvas() { return preview.canvas(); }
    QWidget* paper() { return canvas().viewport(); }

    void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&canvas(), Qt::Key(key), modifiers);
    }

    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(paper(), Qt::LeftButton, modifiers, from.toPoint());
        QMouseEvent move(QEvent::MouseMove, to.toPoint(), paper()->mapToGlobal(to.toPoint()), Qt::NoButton,
                         Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(paper(), &move);
        QTest::mouseRelease(paper(), Qt::LeftButton, modifiers, to.toPoint());
    }

    template<class Widget>
    Widget* named(const QString& name) {
        for (auto* each : preview.findChildren<Widget*>())
            if (each->accessibleName() == name || each->property("text").toString() == name)
                return each;
        return nullptr;
    }

    BlueSeal blue;
    std::unique_ptr<pdf::Reader> foreign =
        pdf::makeWorkerReader({std::filesystem::path(CUNHO_BINARY_DIR) / "cunho-pdf-worker", nullptr, {}});
    Jobs jobs;
    PagePreview preview{{jobs, options(), *foreign, &blue}};
};

TEST_F(Preview, ShowsThePageAndTheSealOnIt) {
    open(put("a.pdf", boxedPdf({"/MediaBox [0 0 400 600]", "100 200 120 60", 3})));
    EXPECT_EQ(canvas().accessibleName(), "Página 1 de 3");
    EXPECT_EQ(preview.file()->pages.size(), 3U);
    const auto colourAt = [this](double x, double y) {
        return canvas().grab().toImage().pixelColor(canvas().toViewport(x, y).toPoint());
    };
    ASSERT_TRUE(waitFor([&] { return colourAt(160, 230) == QColor(255, 0, 0); }));
    ASSERT_TRUE(waitFor([&] { return colourAt(100, 60).blue() > 240 && colourAt(100, 60).red() < 40; }));
    EXPECT_EQ(colourAt(100, 120), QColor(Qt::white));
}

/// The judge of every place: a red box is covered by hand with the seal, and what others show of the signed
/// file is blue exactly where it was red.
TEST_F(Preview, PutsTheSealWhereItWillStand) {
    SystemClock clock;
    const auto signer = wiring::makeTrialKey({"Ana", "Gerente", "Padaria"}, clock);
    for (const std::string boxes :
         {"/MediaBox [0 0 400 600]", "/MediaBox [-50 20 420 640] /CropBox [-10 45.5 380 600]",
          "/MediaBox [100 -300 500 300] /CropBox [120 -250 480 295]", "/MediaBox [400 600 0 0]"})
        for (const int rotation : {0, 90, 180, 270, -90}) {
            const std::string entries = boxes + " /Rotate " + std::to_string(rotation);
            SCOPED_TRACE(entries);
            const auto file = put("a.pdf", boxedPdf({entries, "150 170 150 110", 1}));
            open(file);
            const QSizeF size = preview.pages().pageSize(1);
            const QSize pixels(int(std::lround(size.width())), int(std::lround(size.height())));
            QImage image;
            ASSERT_TRUE(waitFor([&] {
                image = preview.pages().picture(1, pixels, PagePainter::Use::Thumbnail);
                return !image.isNull();
            }));
            const Rectangle red =
                boundsOf(image, image.width(), image.height(), [](const QImage& on, int x, int y) {
                    const QColor colour = on.pixelColor(x, on.height() - 1 - y);
                    return colour.red() > 200 && colour.blue() < 60;
                });
            ASSERT_GT(red.right, red.left);
            SealPlace place; // far from it, and smaller
            place.where = {5, 5, 100, 40};
            preview.setPlace(place);
            drag(canvas().toViewport(50, 20), canvas().toViewport(red.left + 47.5, red.bottom + 17.5),
                 Qt::AltModifier);
            const Rectangle moved = *canvas().sealInSight();
            drag(canvas().toViewport(moved.right, moved.top), canvas().toViewport(red.right, red.top),
                 Qt::AltModifier);
            drag(canvas().toViewport(moved.left, moved.bottom), canvas().toViewport(red.left, red.bottom),
                 Qt::AltModifier);
            expectNear(*canvas().sealInSight(), red, 2.5); // as fine as the mouse is

            app::SignFilesOptions options;
            options.target.file = folder.path() / "signed.pdf";
            std::filesystem::remove(*options.target.file);
            options.seal = sealRequest(preview.place(), {});
            signing::SilentPrompter prompter;
            app::SignFiles signFiles(*foreign, *signer, clock, {{}, &blue});
            const auto outcome = signFiles.run({file}, options, prompter, JobContext()).front().outcome;
            ASSERT_TRUE(std::holds_alternative<signing::SignedFile>(outcome))
                << std::get<Failure>(outcome).reason;
            for (const bool mutool : {true, false}) {
                const auto shown = mutool ? test::Pixels::byMutool(*options.target.file, 1)
                                          : test::Pixels::byPoppler(*options.target.file, 1);
                const Rectangle found = boundsOf(shown, int(shown.width()), int(shown.height()),
                                                 [](const auto& on, int x, int y) {
                                                     const auto colour = on.at(x, y);
                                                     return colour[2] > 200 && colour[0] < 60;
                                                 });
                expectNear(found, *canvas().sealInSight(), 1.5);
                expectNear(found, red, 3);
            }
        }
}

/// What is seen on each page of a file of many sizes is what others see of the signed one.
TEST_F(Preview, PutsTheSealOnEveryPageWhereItWillStand) {
    SystemClock clock;
    const auto signer = wiring::makeTrialKey({"Ana", "Gerente", "Padaria"}, clock);
    test::PdfBuilder builder;
    builder.add("<< /Type /Catalog /Pages 2 0 R >>");
    builder.add("<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R 6 0 R] /Count 4 /MediaBox [0 0 400 600] >>");
    for (const char* const entries :
         {"", "/Rotate 90", "/MediaBox [0 0 300 200] /Rotate 270", "/MediaBox [0 0 90 200]"})
        builder.add("<< /Type /Page /Parent 2 0 R " + std::string(entries) + " >>");
    const auto file = put("sheets.pdf", builder.build("/Root 1 0 R"));
    open(file);
    SealPlace place;
    place.on = On::EveryPage;
    place.where = {250, 30, 370, 70}; // nearest to the right and from below
    place.sheet = {400, 600};
    preview.setPlace(place);
    app::SignFilesOptions options;
    options.target.file = folder.path() / "signed.pdf";
    options.seal = sealRequest(preview.place(), {});
    signing::SilentPrompter prompter;
    app::SignFiles signFiles(*foreign, *signer, clock, {{}, &blue});
    const auto outcome = signFiles.run({file}, options, prompter, JobContext()).front().outcome;
    ASSERT_TRUE(std::holds_alternative<signing::SignedFile>(outcome)) << std::get<Failure>(outcome).reason;
    for (int page = 1; page <= 4; ++page) {
        SCOPED_TRACE(page);
        canvas().setPage(page);
        ASSERT_TRUE(canvas().sealInSight());
        for (const bool mutool : {true, false}) {
            const auto shown = mutool ? test::Pixels::byMutool(*options.target.file, page)
                                      : test::Pixels::byPoppler(*options.target.file, page);
            const Rectangle found =
                boundsOf(shown, int(shown.width()), int(shown.height()), [](const auto& on, int x, int y) {
                    const auto colour = on.at(x, y);
                    return colour[2] > 200 && colour[0] < 60;
                });
            expectNear(found, *canvas().sealInSight(), 1.5);
        }
    }
}

TEST_F(Preview, ShowsOneSealWhereTheFileAllowsNoMore) {
    test::SamplePdf options;
    options.pages = 3;
    options.acroForm = test::SamplePdf::AcroForm::Direct;
    options.docMdp = 2;
    open(put("certified.pdf", std::string(asText(test::samplePdf(options)))));
    SealPlace place;
    place.on = On::EveryPage;
    preview.setPlace(place);
    const QString words =
        QStringLiteral("Só numa página: o ficheiro já tem assinaturas ou não permite anotações.");
    ASSERT_TRUE(waitFor([&] { return named<QLabel>(words)->isVisible(); }));
    EXPECT_TRUE(canvas().sealInSight());
    canvas().setPage(3);
    EXPECT_FALSE(canvas().sealInSight());
    open(put("plain.pdf", boxedPdf({"/MediaBox [0 0 400 600]", "10 10 20 20", 3})));
    EXPECT_FALSE(named<QLabel>(words)->isVisible());
    canvas().setPage(3);
    EXPECT_TRUE(canvas().sealInSight());
}

TEST_F(Preview, MovesTheSealByKey) {
    open(put("a.pdf", boxedPdf()));
    QSignalSpy changed(&preview, &PagePreview::placeChanged);
    const Rectangle before = *canvas().sealInSight();
    key(Qt::Key_Right); // nobody holds it
    EXPECT_EQ(*canvas().sealInSight(), before);
    key(Qt::Key_Return);
    EXPECT_TRUE(canvas().isSealHeld());
    EXPECT_TRUE(canvas().accessibleDescription().startsWith("Selo a 8 mm da esquerda e 8 mm de baixo"));
    key(Qt::Key_Right);
    key(Qt::Key_Up, Qt::ShiftModifier);
    EXPECT_EQ(preview.place().where, (Rectangle{28, 24.5, 238, 94.5}));
    key(Qt::Key_Left, Qt::ControlModifier);
    EXPECT_EQ(preview.place().where, (Rectangle{28, 24.5, 234, 94.5}));
    for (int i = 0; i < 200; ++i)
        key(Qt::Key_Down);
    EXPECT_EQ(preview.place().where.bottom, 0);
    EXPECT_GT(changed.count(), 3);
    key(Qt::Key_Escape);
    EXPECT_FALSE(canvas().isSealHeld());
}

TEST_F(Preview, GoesThroughThePages) {
    open(put("a.pdf", boxedPdf({"/MediaBox [0 0 400 600]", "10 10 20 20", 5})));
    key(Qt::Key_End);
    EXPECT_EQ(canvas().page(), 5);
    EXPECT_EQ(preview.strip().currentIndex().row(), 4);
    EXPECT_FALSE(canvas().sealInSight());
    EXPECT_EQ(canvas().accessibleDescription(), "Sem selo nesta página");
    key(Qt::Key_PageUp); // the whole page is in sight
    EXPECT_EQ(canvas().page(), 4);
    preview.strip().setCurrentIndex(preview.strip().model()->index(1, 0));
    EXPECT_EQ(canvas().page(), 2);
    named<QPushButton>("Página seguinte")->click();
    named<QSpinBox>("Número da página")->setValue(2);
    EXPECT_EQ(canvas().page(), 2);
    key(Qt::Key_Home);
    EXPECT_EQ(canvas().page(), 1);
    EXPECT_FALSE(named<QPushButton>("Página anterior")->isEnabled());
}

TEST_F(Preview, ChangesTheSizeAroundTheMouse) {
    open(put("a.pdf", boxedPdf()));
    EXPECT_EQ(canvas().fit(), PageCanvas::Fit::Page);
    const QPointF mouse = canvas().toViewport(300, 400);
    for (int turn = 0; turn < 4; ++turn) {
        QWheelEvent wheel(mouse, paper()->mapToGlobal(mouse), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(paper(), &wheel);
    }
    EXPECT_GT(canvas().zoom(), 1.5);
    EXPECT_NEAR(canvas().toPage(mouse).y(), 400, 3);
    for (int i = 0; i < 20; ++i)
        key(Qt::Key_Plus);
    EXPECT_DOUBLE_EQ(canvas().zoom(), PageCanvas::mostZoom);
    for (int i = 0; i < 40; ++i)
        key(Qt::Key_Minus);
    EXPECT_DOUBLE_EQ(canvas().zoom(), PageCanvas::leastZoom);
    key(Qt::Key_W);
    EXPECT_EQ(canvas().fit(), PageCanvas::Fit::Width);
    EXPECT_GT(canvas().verticalScrollBar()->maximum(), 0);
    key(Qt::Key_PageDown);
    EXPECT_GT(canvas().verticalScrollBar()->value(), 0);
    key(Qt::Key_0);
    EXPECT_EQ(canvas().verticalScrollBar()->maximum(), 0);
}

TEST_F(Preview, ChoosesThePagesOfTheSeal) {
    open(put("a.pdf", boxedPdf({"/MediaBox [0 0 400 600]", "10 10 20 20", 5})));
    auto* where = named<QComboBox>("Selo visível");
    ASSERT_NE(where, nullptr);
    const auto choose = [&](On on) {
        where->setCurrentIndex(where->findData(int(on)));
        emit where->activated(where->currentIndex());
    };
    choose(On::LastPage);
    EXPECT_EQ(canvas().page(), 5);
    EXPECT_EQ(sealRequest(preview.place(), {})->page, -1);
    canvas().setPage(3);
    EXPECT_FALSE(canvas().sealInSight());
    choose(On::ThisPage);
    EXPECT_TRUE(canvas().sealInSight());
    EXPECT_EQ(sealRequest(preview.place(), {})->page, 3);
    choose(On::Nothing);
    EXPECT_FALSE(sealRequest(preview.place(), {}));
    EXPECT_FALSE(named<QPushButton>("Procurar lugar livre")->isEnabled());
    preview.offerEveryPage(false);
    EXPECT_EQ(where->findData(int(On::EveryPage)), -1);
    preview.offerEveryPage(true);
    choose(On::EveryPage);
    for (const int page : {1, 3, 5}) {
        canvas().setPage(page);
        EXPECT_TRUE(canvas().sealInSight());
    }
    auto* all = preview.findChild<QCheckBox*>();
    EXPECT_FALSE(all->isVisible());
    preview.offerAllFiles(true);
    all->setChecked(false);
    EXPECT_FALSE(preview.place().inAllFiles);
}

TEST_F(Preview, PutsTheSealWhereIsClickedTwice) {
    open(put("a.pdf", boxedPdf({"/MediaBox [0 0 400 600]", "10 10 20 20", 2})));
    key(Qt::Key_End);
    QTest::mouseDClick(paper(), Qt::LeftButton, {}, canvas().toViewport(200, 300).toPoint());
    ASSERT_TRUE(canvas().sealInSight());
    EXPECT_EQ(preview.place().page, 2);
    EXPECT_NEAR(canvas().sealInSight()->left, 95, 1.5);
    EXPECT_NEAR(canvas().sealInSight()->bottom, 265, 1.5);
}

TEST_F(Preview, FindsAFreePlaceAndSaysWhenThereIsNone) {
    open(put("a.pdf", boxedPdf({"/MediaBox [0 0 400 600]", "0 0 400 300", 1})));
    auto* button = named<QPushButton>("Procurar lugar livre");
    button->click();
    ASSERT_TRUE(waitFor([&] { return preview.place().where.bottom > 299; }));
    EXPECT_NEAR(preview.place().where.bottom, 307.2, 1);
    EXPECT_TRUE(canvas().isSealHeld());

    QSignalSpy failed(&preview, &PagePreview::failed);
    open(put("b.pdf", boxedPdf({"/MediaBox [0 0 400 600]", "0 0 400 570", 1})));
    button->click();
    ASSERT_TRUE(waitFor([&] { return failed.count() == 1; }));
    EXPECT_EQ(failed.at(0).at(0).value<Failure>().reason, "NO_FREE_SPACE");
}

TEST_F(Preview, SaysInItsMiddleWhyThereIsNoPage) {
    QSignalSpy failed(&preview, &PagePreview::failed);
    preview.show(put("text.pdf", "no PDF"));
    ASSERT_TRUE(waitFor([&] { return failed.count() == 1; }));
    EXPECT_FALSE(preview.file());
    key(Qt::Key_PageDown); // nothing to do, and nothing happens
    key(Qt::Key_Plus);
    drag({300, 300}, {400, 400});
    canvas().putSeal(10, 10);
    preview.clear("Largue aqui os ficheiros");
    EXPECT_FALSE(canvas().grab().toImage().isNull());
}

TEST_F(Preview, IsDrawnWithTheSealOfTheSignature) {
    const auto seals = print::makeSealPainter();
    PagePreview real({jobs, options(), *foreign, seals.get()});
    signing::SealContent content;
    content.name = "Ana Beatriz Sousa";
    content.time = SystemClock().now();
    real.setSealContent(content);
    QSignalSpy opened(&real, &PagePreview::opened);
    real.resize(700, 600);
    ASSERT_TRUE(showActive(real));
    real.show(put("a.pdf", boxedPdf()));
    ASSERT_TRUE(waitFor([&] { return opened.count() == 1 && !real.seal().image().isNull(); }));
    EXPECT_FALSE(real.seal().problem());
    real.canvas().moveSeal({24, 24, 74, 34}); // no room for words
    ASSERT_TRUE(waitFor([&] { return real.seal().problem().has_value(); }));
    EXPECT_EQ(real.seal().problem()->reason, "SEAL_TOO_SMALL");
}

TEST_F(Preview, HasANameForEachControl) {
    open(put("a.pdf", boxedPdf()));
    preview.offerAllFiles(true);
    int controls = 0;
    for (auto* widget : preview.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        auto* element = QAccessible::queryAccessibleInterface(widget);
        if (element == nullptr || qobject_cast<QScrollBar*>(widget) != nullptr ||
            widget->parentWidget()->inherits("QSpinBox") || widget->parentWidget()->inherits("QComboBox"))
            continue;
        ++controls;
        EXPECT_FALSE(element->text(QAccessible::Name).isEmpty()) << widget->metaObject()->className();
    }
    EXPECT_GE(controls, 10);
}

} // namespace
