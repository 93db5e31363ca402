// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/verify/file_result.hpp"
#include "ui/verify/verify_parts.hpp"

#include <cunho/core/file.hpp>

#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

namespace cunho::ui {

/// Files dropped or chosen, each with what its signatures are worth.
///
/// However many files there are, a few have widgets (*Mostrar mais*), and one is judged at a time: signatures
/// of all, then QR codes.
class VerifyPage : public QWidget {
    Q_OBJECT

  public:
    VerifyPage(Jobs& jobs, Environment environment, VerifyParts parts, QWidget* parent = nullptr);
    ~VerifyPage() override;

    /// Shows the files above the others. They are judged once `begin` was called; the same file anew.
    void verify(const std::vector<std::filesystem::path>& files);

    /// The PDFs among files and folders, found by a job; then as `verify`.
    void take(std::vector<std::filesystem::path> paths);

    /// It is known by now whom to trust, as `trust` says.
    void begin(const QString& trust);

    /// Judges every file anew: whom to trust is not what it was.
    void judgeAnew();

    /// Asks the person for files.
    void choose();

    /// Of the files that have one, from top to bottom.
    std::vector<FileResult*> results() const;
    /// Of all files.
    std::size_t count() const { return items_.size(); }
    /// Whether nothing is left to do.
    bool isIdle() const;
    QString summary() const { return summary_->text(); }

    /// Writes a report on all judged files; ".json", else PDF. Ends with `saved` or a card above the list.
    void saveReport(const std::filesystem::path& target);
    /// Of a file on the page: shows, or saves, the document as it was.
    void openRevision(const std::filesystem::path& file, int number);
    void saveRevision(const std::filesystem::path& file, int number, const std::filesystem::path& target);

  signals:
    void saved(const QString& what, const QString& file);
    void listsWanted(); ///< a trusted list would tell more

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    static constexpr std::size_t shownAtOnce = 25; ///< widgets that are made in one turn

    struct Item {
        std::uint64_t id = 0;
        std::filesystem::path file;
        std::optional<app::FileReport> report;
        QString verdict; ///< in a word, once there is a report
        JobHandle job;
        FileResult* widget = nullptr;
    };

    void build();
    QWidget* buildHead();
    QWidget* buildEmpty();
    QWidget* buildList();
    QWidget* buildFoot();
    Item* find(std::uint64_t id) const;
    const Item* find(const std::filesystem::path& file) const;
    std::unique_ptr<Item> makeItem(const std::filesystem::path& file);
    void prepend(std::vector<std::unique_ptr<Item>> fresh);
    void taken(const std::vector<std::filesystem::path>& files, std::vector<app::FileReport> refused,
               const QString& note);
    void pump();
    void judge(Item& item);
    void look(Item& item);
    void keep(Item& item, app::FileReport report);
    void forgetReport(Item& item);
    void askPassword(const std::filesystem::path& file);
    void judgeProtected();
    void remove(std::uint64_t id);
    void drop(std::vector<std::unique_ptr<Item>>::iterator item);
    void clear();
    void refresh();
    void showWidgets();
    void showSummary();
    void showFailure(const Failure& failure);
    void setDropping(bool dropping);
    void askReport(bool json);
    void askRevision(const std::filesystem::path& file, int number);
    std::filesystem::path proposed(const std::string& name) const;

    Jobs& jobs_;
    Environment environment_;
    VerifyParts parts_;
    bool begun_ = false;
    std::uint64_t lastId_ = 0;
    std::size_t mostShown_;
    std::vector<std::unique_ptr<Item>> items_;
    std::unordered_map<std::uint64_t, Item*> byId_;
    std::map<QString, int> verdicts_; ///< how many files have each
    std::size_t judged_ = 0;
    std::deque<std::uint64_t> toJudge_, toLook_; ///< the next one last
    std::optional<std::uint64_t> running_;
    std::unique_ptr<TemporaryFolder> viewed_; ///< revisions that were shown
    QTimer later_;                            ///< tells how far the files have come
    QStackedWidget* stack_;
    QFrame* drop_;
    QScrollArea* scroll_;
    QVBoxLayout* list_;
    QPushButton* more_;
    QPushButton* clear_;
    QLabel* summary_;
    QProgressBar* progress_;
    QLabel* note_;
    ErrorCard* problem_;
    QLabel* trust_;
    QPushButton* pdf_;
    QPushButton* json_;
};

} // namespace cunho::ui
