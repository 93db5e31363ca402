// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/content_scan.hpp"

#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <stdexcept>

namespace cunho::pdf {

namespace {

constexpr std::size_t maximumBytes = 64U << 20U; // decoded content of one page
constexpr std::size_t maximumSteps = 1'000'000;  // objects in it
constexpr std::size_t bytesPerStep = 32;         // and long strings count, too
constexpr std::size_t maximumDepth = 16;         // of forms
constexpr std::size_t maximumSaved = 1024;       // states
constexpr std::size_t maximumWarnings = 1000;
constexpr std::size_t maximumOperands = 4096;

/// Takes what a stream decodes to, up to a limit.
class Collector final : public Pipeline {
  public:
    Collector(std::string& to, std::size_t room) : Pipeline("content", nullptr), to_(to), room_(room) {}

    void write(const unsigned char* data, size_t length) override {
        if (length > room_) {
            overflow_ = true;
            throw std::length_error("the page's content is too long");
        }
        room_ -= length;
        to_.append(reinterpret_cast<const char*>(data), length);
    }
    void finish() override {}
    bool overflow() const noexcept { return overflow_; }

  private:
    std::string& to_;
    std::size_t room_;
    bool overflow_ = false;
};

} // namespace

/// Hands the parser's objects on: operands are kept until their operator comes.
class ContentScan::Parser final : public QPDFObjectHandle::ParserCallbacks {
  public:
    explicit Parser(ContentScan& scan) : scan_(scan) {}

    void handleObject(QPDFObjectHandle object) override {
        if (++scan_.steps_ > maximumSteps || scan_.document_.numWarnings() > maximumWarnings) {
            scan_.full_ = true;
        }
        if (scan_.full_) {
            terminateParsing();
        }
        if (object.isOperator()) {
            scan_.operate(object.getOperatorValue());
            scan_.operands_.clear();
        } else if (scan_.operands_.size() < maximumOperands) {
            scan_.operands_.push_back(object);
        }
    }
    void contentSize(size_t size) override { scan_.steps_ += size / bytesPerStep; }
    void handleEOF() override {}

  private:
    ContentScan& scan_;
};

ContentScan::ContentScan(QPDF& document, Occupancy& out)
    : document_(document), out_(out), resources_(QPDFObjectHandle::newNull()) {
    state_.clip = out.page();
}

void ContentScan::page(QPDFObjectHandle page) {
    const std::size_t before = document_.numWarnings();
    stream(page.getKey("/Contents"), QPDFPageObjectHelper(page).getAttribute("/Resources", false));
    if (full_) {
        out_.addAll();
    } else if (document_.numWarnings() > before) {
        throw std::runtime_error(document_.getWarnings().at(before).getMessageDetail());
    }
}

void ContentScan::stream(QPDFObjectHandle content, QPDFObjectHandle resources) {
    QPDFObjectHandle plain = decoded(content);
    if (full_) {
        return;
    }
    const QPDFObjectHandle outerResources = std::exchange(resources_, resources);
    const std::size_t outerSaved = std::exchange(savedBelow_, saved_.size());
    std::vector<QPDFObjectHandle> outerOperands = std::exchange(operands_, {});
    Parser parser(*this);
    plain.parseAsContents(&parser);
    operands_ = std::move(outerOperands);
    saved_.resize(savedBelow_);
    savedBelow_ = outerSaved;
    resources_ = outerResources;
}

/// The content, one stream or several, as one stream without filters.
QPDFObjectHandle ContentScan::decoded(QPDFObjectHandle content) {
    const QPDFObjGen id = content.getObjGen();
    if (const auto found = decoded_.find(id); content.isIndirect() && found != decoded_.end()) {
        return found->second;
    }
    std::string data;
    if (content.isStream()) {
        appendDecoded(content, data);
    } else if (content.isArray()) {
        for (auto& part : content.aitems()) {
            appendDecoded(part, data);
        }
    } else if (!content.isNull()) {
        throw std::runtime_error("the page's content is no stream");
    }
    QPDFObjectHandle out = document_.newStream(data);
    if (content.isIndirect()) {
        decoded_.emplace(id, out);
    }
    return out;
}

void ContentScan::appendDecoded(QPDFObjectHandle stream, std::string& to) {
    if (full_) {
        return;
    }
    if (!stream.isStream()) {
        throw std::runtime_error("a part of the page's content is no stream");
    }
    const std::size_t before = to.size();
    Collector collector(to, maximumBytes - bytes_);
    bool good = false;
    try {
        good = stream.pipeStreamData(&collector, nullptr, 0, qpdf_dl_all, true, false);
    } catch (const std::length_error&) {
    }
    full_ = full_ || collector.overflow();
    if (!good && !full_) {
        throw std::runtime_error("a content stream cannot be decoded");
    }
    bytes_ += to.size() - before;
    to += '\n';
}

void ContentScan::operate(const std::string& name) {
    const auto found = operators().find(name);
    if (found != operators().end()) {
        (this->*found->second)();
    }
}

const std::map<std::string, ContentScan::Operator, std::less<>>& ContentScan::operators() {
    using S = ContentScan;
    static const std::map<std::string, Operator, std::less<>> table{
        {"q", &S::save},
        {"Q", &S::restore},
        {"cm", &S::concatenateOperand},
        {"w", &S::lineWidth},
        {"gs", &S::extendedState},
        {"g", &S::whiteGray},
        {"rg", &S::whiteRgb},
        {"k", &S::whiteCmyk},
        {"cs", &S::otherColour},
        {"sc", &S::otherColour},
        {"scn", &S::otherColour},
        {"m", &S::moveTo},
        {"l", &S::lineTo},
        {"c", &S::curveTo},
        {"v", &S::shortCurveTo},
        {"y", &S::shortCurveTo},
        {"re", &S::rectangle},
        {"h", &S::closePath},
        {"W", &S::clip},
        {"W*", &S::clip},
        {"n", &S::endPath},
        {"f", &S::fill},
        {"F", &S::fill},
        {"f*", &S::fill},
        {"S", &S::stroke},
        {"s", &S::closeAndStroke},
        {"B", &S::fillAndStroke},
        {"B*", &S::fillAndStroke},
        {"b", &S::closeFillAndStroke},
        {"b*", &S::closeFillAndStroke},
        {"sh", &S::shading},
        {"BT", &S::beginText},
        {"Tc", &S::characterSpacing},
        {"Tw", &S::wordSpacing},
        {"Tz", &S::stretch},
        {"TL", &S::leading},
        {"Ts", &S::rise},
        {"Tf", &S::font},
        {"Td", &S::moveText},
        {"TD", &S::moveTextAndLead},
        {"Tm", &S::textMatrix},
        {"T*", &S::nextLine},
        {"Tj", &S::show},
        {"TJ", &S::show},
        {"'", &S::nextLineShow},
        {"\"", &S::spacedShow},
        {"Do", &S::object},
        {"EI", &S::picture},
    };
    return table;
}

QPDFObjectHandle ContentScan::resource(const char* category) const {
    QPDFObjectHandle name = operands_.empty() ? QPDFObjectHandle::newNull() : operands_.back();
    return name.isName() ? entry(entry(resources_, category), name.getName()) : QPDFObjectHandle::newNull();
}

void ContentScan::save() {
    if (saved_.size() >= maximumSaved) {
        full_ = true;
        return;
    }
    saved_.push_back(state_);
}

void ContentScan::restore() {
    if (saved_.size() > savedBelow_) {
        state_ = std::move(saved_.back());
        saved_.pop_back();
    }
}

void ContentScan::object() {
    QPDFObjectHandle found = resource("/XObject");
    if (!found.isStream()) {
        return;
    }
    QPDFObjectHandle subtype = found.getDict().getKey("/Subtype");
    if (isNamed(subtype, "/Image")) {
        picture();
    } else if (isNamed(subtype, "/Form")) {
        form(found);
    }
}

/// A form draws inside its BBox (8.10.1), with its own resources or those of the stream that uses it.
void ContentScan::form(QPDFObjectHandle form) {
    if (open_.size() >= maximumDepth) {
        full_ = true;
        return;
    }
    if (!open_.insert(form.getObjGen()).second) {
        return; // a form inside itself draws nothing more
    }
    QPDFObjectHandle dictionary = form.getDict();
    const GraphicsState outer = state_;
    const TextLine outerText = text_;
    const PathBoxes outerPath = std::exchange(path_, {});
    if (dictionary.getKey("/Matrix").isMatrix()) {
        concatenate(QPDFMatrix(dictionary.getKey("/Matrix").getArrayAsMatrix()));
    }
    if (dictionary.getKey("/BBox").isRectangle()) {
        const auto box = dictionary.getKey("/BBox").getArrayAsRectangle();
        state_.clip =
            intersection(state_.clip, transformed(state_.toPage, {box.llx, box.lly, box.urx, box.ury}));
    }
    QPDFObjectHandle own = dictionary.getKey("/Resources");
    stream(form, own.isDictionary() ? own : resources_);
    state_ = outer;
    text_ = outerText;
    path_ = outerPath;
    open_.erase(form.getObjGen());
}

} // namespace cunho::pdf
