// Trains the analyser: one encoder for tags, trees and names. usage: train WORK_DIR --epochs N --seed S [--hidden H] [--from WEIGHTS] [--stop EPOCH]
#include "network.hpp"
#include <chrono>
#include <cstring>
#include <map>
#include <set>
#include <cstdint>
#include <algorithm>

struct Form { int word, suffix2, suffix3, prefix3, shape, shapeCaseless; std::vector<int> vectors, grams; };
struct Token { int form, tag, head, relation; uint32_t names[3]; };
struct Sentence { int set; bool tree, names; std::vector<Token> tokens; };
struct Data {
  int words, trained, tags, relations;
  std::vector<int> counts;
  std::vector<Form> forms;
  std::vector<Sentence> sentences;
  Mat vectors;
};

static Data load(const std::string& dir) {
  Data d;
  FILE* f = fopen((dir + "/data.bin").c_str(), "rb");
  if (!f) { perror("data.bin"); exit(1); }
  fseek(f, 0, SEEK_END); std::vector<int> a(ftell(f) / 4); rewind(f);
  if (fread(a.data(), 4, a.size(), f) != a.size()) exit(1);
  fclose(f);
  size_t p = 0;
  d.words = a[p++]; d.trained = a[p++]; d.tags = a[p++]; d.relations = a[p++];
  const int forms = a[p++], sentences = a[p++];
  d.counts.assign(a.begin() + p, a.begin() + p + d.trained); p += d.trained;
  for (int i = 0; i < forms; i++) {
    Form o; o.word = a[p++]; o.suffix2 = a[p++]; o.suffix3 = a[p++]; o.prefix3 = a[p++]; o.shape = a[p++]; o.shapeCaseless = a[p++];
    for (int n = a[p++]; n > 0; n--) o.vectors.push_back(a[p++]);
    for (int n = a[p++]; n > 0; n--) o.grams.push_back(a[p++]);
    d.forms.push_back(o);
  }
  for (int i = 0; i < sentences; i++) {
    Sentence s; s.set = a[p++]; s.tree = a[p++]; s.names = a[p++];
    for (int n = a[p++]; n > 0; n--) {
      Token t; t.form = a[p++]; t.tag = a[p++]; t.head = a[p++]; t.relation = a[p++];
      for (int k = 0; k < 3; k++) t.names[k] = (uint32_t)a[p++];
      s.tokens.push_back(t);
    }
    d.sentences.push_back(s);
  }
  d.vectors.resize(100, d.words);
  f = fopen((dir + "/vectors.f32").c_str(), "rb");
  if (!f || fread(d.vectors.data(), 4, d.vectors.size(), f) != (size_t)d.vectors.size()) { perror("vectors"); exit(1); }
  fclose(f);
  return d;
}

const int V = 100, WORD = 64, SUF2 = 16, SUF3 = 32, PRE3 = 24, SHAPE = 16, GRAM = 48, IN = V + WORD + SUF2 + SUF3 + PRE3 + SHAPE + GRAM;
const int TAGDIM = 48, ARC = 160, LAB = 128, NER = 96, NL = 25;
struct Options { float embed = 0.25f, sru = 0.25f, mlp = 0.3f, caseless = 0.1f, vectorDrop = 0.05f; };

struct Net {
  Data& d; Params& ps; Random& random; Options o; int H;
  Param *word, *suf2, *suf3, *pre3, *shape, *gram, *tagW, *tagB, *tagE, *tag2W, *tag2B, *arcU, *arcu, *arcRoot, *labRoot, *labW, *labB, *nerW, *nerB, *nerDomain;
  Sru s1, s2, s3; Layer arcD, arcH, ner; Param *labD, *labH, *labb;
  Net(Data& data, Params& p, Random& r, int h) : d(data), ps(p), random(r), H(h) {
    word = ps.table("word", WORD, d.trained, 0.1f);
    suf2 = ps.table("suffix2", SUF2, 2048, 0.1f); suf3 = ps.table("suffix3", SUF3, 8192, 0.1f); pre3 = ps.table("prefix3", PRE3, 8192, 0.1f);
    shape = ps.table("shape", SHAPE, 512, 0.1f); gram = ps.table("gram", GRAM, 16384, 0.1f);
    s1.init(ps, "sru1", IN, H, true); s2.init(ps, "sru2", 2 * H, H, false); s3.init(ps, "sru3", 2 * H + TAGDIM, H, false);
    tagW = ps.dense("tag.W", d.tags, 2 * H, std::sqrt(3.0f / (2 * H))); tagB = ps.dense("tag.b", d.tags, 1, 0); tagE = ps.dense("tag.E", TAGDIM, d.tags, 0.5f);
    arcD.init(ps, "arcD", 2 * H, ARC); arcH.init(ps, "arcH", 2 * H, ARC);
    arcU = ps.dense("arc.U", ARC, ARC, std::sqrt(3.0f / ARC) * 0.5f); arcu = ps.dense("arc.u", ARC, 1, 0); arcRoot = ps.dense("arc.root", ARC, 1, 0.3f);
    labD = ps.dense("labD.W", LAB, 2 * H, std::sqrt(1.5f / H)); labH = ps.dense("labH.W", LAB, 2 * H, std::sqrt(1.5f / H)); labb = ps.dense("lab.b", LAB, 1, 0);
    labRoot = ps.dense("lab.root", LAB, 1, 0.3f); labW = ps.dense("label.W", d.relations, LAB, std::sqrt(3.0f / LAB)); labB = ps.dense("label.b", d.relations, 1, 0);
    tag2W = ps.dense("tag2.W", d.tags, 2 * H, std::sqrt(3.0f / (2 * H))); tag2B = ps.dense("tag2.b", d.tags, 1, 0);
    ner.init(ps, "ner", 2 * H, NER); nerDomain = ps.dense("ner.domain", NER, 4, 0.0f); nerW = ps.dense("ner.out.W", 3 * NL, NER, std::sqrt(3.0f / NER)); nerB = ps.dense("ner.out.b", 3 * NL, 1, 0);
  }
  int forced = -1;  // when measuring: the convention to use for all
  int conventionOf(const Sentence& s) const { return forced >= 0 ? forced : s.set % 10 == 2 && s.set > 9 ? 3 : s.set % 10; }
  struct Output { std::vector<int> tag, head, relation; std::vector<std::array<int, 3>> names; };

  static Mat softmaxColumns(const Mat& z) {
    Mat p = (z.rowwise() - z.colwise().maxCoeff()).array().exp();
    for (Index t = 0; t < p.cols(); t++) p.col(t) /= p.col(t).sum();
    return p;
  }
  // One batch; with `training` gradients are added and the losses are returned, else `out` is filled.
  std::array<double, 4> run(const std::vector<const Sentence*>& batch, bool training, Output* out, bool allCaseless = false) {
    std::vector<Span> spans; int T = 0;
    for (auto* s : batch) { spans.push_back({T, (int)s->tokens.size()}); T += (int)s->tokens.size(); }
    const float dE = training ? o.embed : 0, dS = training ? o.sru : 0, dM = training ? o.mlp : 0;
    // Embeddings
    Mat X = Mat::Zero(IN, T);
    std::vector<const Form*> forms(T); std::vector<char> wordOn(T), noCase(T);
    for (size_t b = 0; b < batch.size(); b++) {
      const bool caseless = training ? random.uniform() < o.caseless : allCaseless;
      for (int i = 0; i < spans[b].count; i++) {
        const int t = spans[b].from + i; const Form& f = d.forms[batch[b]->tokens[i].form]; forms[t] = &f; noCase[t] = caseless;
        float* x = X.col(t).data();
        if (!f.vectors.empty() && !(training && random.uniform() < o.vectorDrop)) {
          const float scale = 1.0f / f.vectors.size();
          for (int v : f.vectors) X.col(t).head(V) += scale * d.vectors.col(v);
        }
        wordOn[t] = f.word >= 0 && !(training && random.uniform() < 0.05f + 0.25f / (0.25f + d.counts[f.word]));
        int at = V;
        if (wordOn[t]) X.col(t).segment(at, WORD) = word->w.col(f.word);
        at += WORD; X.col(t).segment(at, SUF2) = suf2->w.col(f.suffix2); at += SUF2; X.col(t).segment(at, SUF3) = suf3->w.col(f.suffix3);
        at += SUF3; X.col(t).segment(at, PRE3) = pre3->w.col(f.prefix3); at += PRE3; X.col(t).segment(at, SHAPE) = shape->w.col(caseless ? f.shapeCaseless : f.shape);
        at += SHAPE; const float gs = 1.0f / std::sqrt((float)std::max<size_t>(1, f.grams.size()));
        for (int g : f.grams) X.col(t).segment(at, GRAM) += gs * gram->w.col(g);
        (void)x;
      }
    }
    Mat h1 = s1.forward(X, spans, dE, random);
    Mat h2 = s2.forward(h1, spans, dS, random);
    Mat tagMask; Mat h2d = h2;
    if (training) { tagMask = sentenceMask(2 * H, spans, T, dM, random); h2d.array() *= tagMask.array(); }
    Mat tagP = softmaxColumns((tagW->w * h2d).colwise() + tagB->w.col(0));
    Mat x3(2 * H + TAGDIM, T); x3.topRows(2 * H) = h2; x3.bottomRows(TAGDIM).noalias() = tagE->w * tagP;
    Mat h3 = s3.forward(x3, spans, dS, random);
    // The tags again, now with the third layer's view; the two scores are added when a tag is chosen.
    Mat tag2Mask, h3d = h3;
    if (training) { tag2Mask = sentenceMask(2 * H, spans, T, dM, random); h3d.array() *= tag2Mask.array(); }
    Mat tag2P = softmaxColumns((tag2W->w * h3d).colwise() + tag2B->w.col(0));
    Mat hd = arcD.forward(h3, spans, dM, random), hh = arcH.forward(h3, spans, dM, random);
    Mat Q = (arcU->w * hd).colwise() + arcu->w.col(0);
    Mat ld = labD->w * h3, lh = labH->w * h3;
    // Each data set has its own conventions of what a name is; what the house ships are those of the corpus (3).
    Mat convention(NER, T);
    for (size_t b = 0; b < batch.size(); b++) for (int i = 0; i < spans[b].count; i++) convention.col(spans[b].from + i) = nerDomain->w.col(conventionOf(*batch[b]));
    Mat nz = ner.forward(h3, spans, dM, random, &convention);
    Mat nl = (nerW->w * nz).colwise() + nerB->w.col(0);

    std::array<double, 4> loss{0, 0, 0, 0};
    if (out) {
      out->tag.assign(T, 0); out->head.assign(T, 0); out->relation.assign(T, 0); out->names.assign(T, {24, 24, 24});
      for (int t = 0; t < T; t++) { Index i; tagP.col(t).cwiseProduct(tag2P.col(t)).maxCoeff(&i); out->tag[t] = (int)i; for (int k = 0; k < 3; k++) { nl.col(t).segment(k * NL, NL).maxCoeff(&i); out->names[t][k] = (int)i; } }
    }
    Mat dh3, dHd, dHh, dQ, dLd, dLh, dnl;
    if (training) { dh3 = Mat::Zero(2 * H, T); dHd = Mat::Zero(ARC, T); dHh = Mat::Zero(ARC, T); dQ = Mat::Zero(ARC, T); dLd = Mat::Zero(LAB, T); dLh = Mat::Zero(LAB, T); dnl = Mat::Zero(3 * NL, T); }
    Mat labMask; if (training) labMask = sentenceMask(LAB, spans, T, dM, random);
    std::vector<int> headOf(T, -2);
    for (size_t b = 0; b < batch.size(); b++) {
      const int n = spans[b].count, from = spans[b].from;
      if (training && !batch[b]->tree) continue;
      Mat M(ARC, n + 1); M.col(0) = arcRoot->w.col(0); M.rightCols(n) = hh.middleCols(from, n);
      Mat S = M.transpose() * Q.middleCols(from, n);
      for (int i = 0; i < n; i++) S(i + 1, i) = -1e9f;
      if (out) for (int i = 0; i < n; i++) { Index k; S.col(i).maxCoeff(&k); out->head[from + i] = (int)k; headOf[from + i] = (int)k - 1; }
      if (training) {
        Mat P = softmaxColumns(S);
        for (int i = 0; i < n; i++) { const int h = batch[b]->tokens[i].head; loss[1] -= std::log(std::max(P(h, i), 1e-12f)); P(h, i) -= 1; headOf[from + i] = h - 1; }
        dQ.middleCols(from, n).noalias() += M * P;
        Mat dM2 = Q.middleCols(from, n) * P.transpose();
        dHh.middleCols(from, n) += dM2.rightCols(n); arcRoot->g.col(0) += dM2.col(0);
      }
    }
    // Labels of the chosen (in training: the right) heads
    Mat z = Mat::Zero(LAB, T);
    for (size_t b = 0; b < batch.size(); b++) for (int i = 0; i < spans[b].count; i++) {
      const int t = spans[b].from + i; if (headOf[t] == -2) continue;
      if (headOf[t] < 0) z.col(t) = ld.col(t) + labRoot->w.col(0) + labb->w.col(0); else z.col(t) = ld.col(t) + lh.col(spans[b].from + headOf[t]) + labb->w.col(0);
    }
    Mat zy = leaky(z), zd = zy; if (training) zd.array() *= labMask.array();
    Mat lp = softmaxColumns((labW->w * zd).colwise() + labB->w.col(0));
    if (out) for (int t = 0; t < T; t++) { Index i; lp.col(t).maxCoeff(&i); out->relation[t] = (int)i; }
    if (!training) return loss;

    Mat dTag = Mat::Zero(d.tags, T), dTag2 = Mat::Zero(d.tags, T);
    for (size_t b = 0; b < batch.size(); b++) for (int i = 0; i < spans[b].count; i++) {
      const int t = spans[b].from + i; const Token& k = batch[b]->tokens[i];
      if (batch[b]->tree) {
        loss[0] -= std::log(std::max(tagP(k.tag, t), 1e-12f)); dTag.col(t) = tagP.col(t); dTag(k.tag, t) -= 1; dTag2.col(t) = tag2P.col(t); dTag2(k.tag, t) -= 1;
        loss[2] -= std::log(std::max(lp(k.relation, t), 1e-12f)); lp(k.relation, t) -= 1;
      } else lp.col(t).setZero();
      if (batch[b]->names) for (int layer = 0; layer < 3; layer++) {
        const uint32_t allowed = k.names[layer]; if (allowed == (1u << NL) - 1) continue;
        auto q = nl.col(t).segment(layer * NL, NL); Vec e = (q.array() - q.maxCoeff()).exp(); e /= e.sum();
        float mass = 1e-12f; for (int j = 0; j < NL; j++) if (allowed >> j & 1) mass += e[j];
        loss[3] -= std::log(mass);
        for (int j = 0; j < NL; j++) dnl(layer * NL + j, t) = e[j] - ((allowed >> j & 1) ? e[j] / mass : 0);
      }
    }
    const float scale = 1.0f / T;
    dTag *= scale; dTag2 *= scale; lp *= scale; dnl *= scale; dQ *= scale; dHh *= scale; arcRoot->g *= scale;
    tag2W->g.noalias() += dTag2 * h3d.transpose(); tag2B->g.col(0) += dTag2.rowwise().sum();
    dh3.array() += (tag2W->w.transpose() * dTag2).array() * tag2Mask.array();
    // Names
    nerW->g.noalias() += dnl * nz.transpose(); nerB->g.col(0) += dnl.rowwise().sum();
    const Mat dConvention = ner.backward(nerW->w.transpose() * dnl, dh3, dM);
    for (size_t b = 0; b < batch.size(); b++) for (int i = 0; i < spans[b].count; i++) nerDomain->g.col(conventionOf(*batch[b])) += dConvention.col(spans[b].from + i);
    // Labels
    labW->g.noalias() += lp * zd.transpose(); labB->g.col(0) += lp.rowwise().sum();
    Mat dz = labW->w.transpose() * lp; dz.array() *= labMask.array(); leakyBack(zy, dz);
    for (size_t b = 0; b < batch.size(); b++) for (int i = 0; i < spans[b].count; i++) {
      const int t = spans[b].from + i; if (headOf[t] == -2) continue;
      dLd.col(t) = dz.col(t); labb->g.col(0) += dz.col(t);
      if (headOf[t] < 0) labRoot->g.col(0) += dz.col(t); else dLh.col(spans[b].from + headOf[t]) += dz.col(t);
    }
    labD->g.noalias() += dLd * h3.transpose(); labH->g.noalias() += dLh * h3.transpose();
    dh3.noalias() += labD->w.transpose() * dLd + labH->w.transpose() * dLh;
    // Arcs
    arcU->g.noalias() += dQ * hd.transpose(); arcu->g.col(0) += dQ.rowwise().sum(); dHd.noalias() += arcU->w.transpose() * dQ;
    arcD.backward(dHd, dh3, dM); arcH.backward(dHh, dh3, dM);
    // Encoder
    Mat dx3 = s3.backward(dh3, spans, dS);
    Mat dh2 = dx3.topRows(2 * H); Mat dTe = dx3.bottomRows(TAGDIM);
    tagE->g.noalias() += dTe * tagP.transpose();
    Mat dP = tagE->w.transpose() * dTe;
    for (int t = 0; t < T; t++) { const float dot = dP.col(t).dot(tagP.col(t)); dTag.col(t).array() += tagP.col(t).array() * (dP.col(t).array() - dot); }
    tagW->g.noalias() += dTag * h2d.transpose(); tagB->g.col(0) += dTag.rowwise().sum();
    dh2.array() += (tagW->w.transpose() * dTag).array() * tagMask.array();
    Mat dX = s1.backward(s2.backward(dh2, spans, dS), spans, dE);
    for (int t = 0; t < T; t++) {
      const Form& f = *forms[t]; int at = V;
      auto add = [&](Param* p, int c, int n) { p->touch(c); p->g.col(c) += dX.col(t).segment(at, n); };
      if (wordOn[t]) add(word, f.word, WORD);
      at += WORD; add(suf2, f.suffix2, SUF2); at += SUF2; add(suf3, f.suffix3, SUF3); at += SUF3; add(pre3, f.prefix3, PRE3); at += PRE3; add(shape, noCase[t] ? f.shapeCaseless : f.shape, SHAPE); at += SHAPE;
      const float gs = 1.0f / std::sqrt((float)std::max<size_t>(1, f.grams.size()));
      for (int g : f.grams) { gram->touch(g); gram->g.col(g) += gs * dX.col(t).segment(at, GRAM); }
    }
    return loss;
  }
};

static std::set<std::tuple<int, int, int>> spansOf(const std::vector<int>& labels, bool merge) {
  std::set<std::tuple<int, int, int>> r; int start = -1, type = -1;
  for (int i = 0; i <= (int)labels.size(); i++) {
    const int l = i < (int)labels.size() ? labels[i] : 24, k = l / 4, p = l % 4;
    const bool goes = l != 24 && (p == 1 || p == 2) && start >= 0 && k == type;
    if (start >= 0 && !goes) { r.insert({start, i - 1, merge && type == 3 ? 2 : type}); start = -1; }
    if (l != 24 && !goes) { start = i; type = k; }
  }
  return r;
}

static void evaluate(Net& net, Data& d, const std::vector<std::string>& tags, const std::vector<std::string>& relations) {
  auto base = [](const std::string& s, char c) { return s.substr(0, s.find(c)); };
  for (int set : {10, 11, 12}) for (int caseless = 0; caseless < (set == 10 ? 2 : 1); caseless++) {
    long n = 0, upos = 0, xpos = 0, uas = 0, las = 0, strict = 0, g[3] = {0, 0, 0}, p[3] = {0, 0, 0}, r[3] = {0, 0, 0};
    for (auto& s : d.sentences) if (s.set == set) {
      Net::Output o; net.run({&s}, false, &o, caseless);
      const int len = (int)s.tokens.size();
      if (s.tree) for (int i = 0; i < len; i++) {
        const Token& t = s.tokens[i]; n++; xpos += o.tag[i] == t.tag; upos += base(tags[o.tag[i]], '|') == base(tags[t.tag], '|');
        const bool h = o.head[i] == t.head; uas += h; las += h && base(relations[o.relation[i]], ':') == base(relations[t.relation], ':'); strict += h && o.relation[i] == t.relation;
      }
      if (s.names && set != 11) for (int layer = 0; layer < 3; layer++) {
        std::vector<int> gold(len), pred(len), proper(len);
        for (int i = 0; i < len; i++) {
          gold[i] = 24; const uint32_t m = s.tokens[i].names[layer];
          if (!(m >> 24 & 1)) gold[i] = __builtin_ctz(m);
          pred[i] = o.names[i][layer]; if (set == 10 && pred[i] / 4 > 3) pred[i] = 24; proper[i] = tags[o.tag[i]].rfind("PROPN", 0) == 0;
        }
        auto a = spansOf(gold, set == 10), b = spansOf(pred, set == 10); g[layer] += a.size(); p[layer] += b.size(); for (auto& x : b) r[layer] += a.count(x);
        if (set == 10) for (auto& x : b) { bool any = false; for (int i = std::get<0>(x); i <= std::get<1>(x); i++) any |= proper[i]; p[layer] -= !any; r[layer] -= !any && a.count(x); }
      }
    }
    auto pc = [](long a, long b) { return b ? 100.0 * a / b : 0.0; };
    printf("  set %d%s", set, caseless ? " caseless" : "");
    if (n) printf(" UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f strict %.2f", pc(upos, n), pc(xpos, n), pc(uas, n), pc(las, n), pc(strict, n));
    for (int l = 0; l < (set == 10 ? 1 : 3); l++) if (g[l]) printf(" names%d F1 %.1f (P %.1f R %.1f)", l, 2 * pc(r[l], g[l] + p[l]), pc(r[l], p[l]), pc(r[l], g[l]));
    printf("\n");
  }
  fflush(stdout);
}

static std::vector<std::string> list(const std::string& dir, const std::string& file) {
  std::vector<std::string> r; FILE* f = fopen((dir + "/" + file).c_str(), "r"); char line[256];
  while (f && fgets(line, sizeof line, f)) { line[strcspn(line, "\n")] = 0; r.push_back(line); }
  if (f) fclose(f);
  return r;
}

int main(int argc, char** argv) {
  const std::string dir = argv[1]; int epochs = 20, seed = 1, H = 160, batchTokens = 1000, every = 2; float rate = 0.002f; std::string out = dir + "/weights.f32"; long limit = 0; Options o; int corpusTimes = 2, stop = 1 << 30; std::string from;
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string k = argv[i], v = argv[i + 1];
    if (k == "--epochs") epochs = stoi(v); else if (k == "--seed") seed = stoi(v); else if (k == "--hidden") H = stoi(v); else if (k == "--batch") batchTokens = stoi(v); else if (k == "--rate") rate = stof(v);
    else if (k == "--out") out = v; else if (k == "--every") every = stoi(v); else if (k == "--limit") limit = stol(v); else if (k == "--mlp") o.mlp = stof(v); else if (k == "--sru") o.sru = stof(v); else if (k == "--embed") o.embed = stof(v); else if (k == "--corpus") corpusTimes = stoi(v); else if (k == "--from") from = v; else if (k == "--stop") stop = stoi(v);
  }
  Data d = load(dir); Random random(seed); Params ps(random); Net net(d, ps, random, H); net.o = o;
  if (!from.empty()) ps.load(from);
  const auto tags = list(dir, "tags.txt"), relations = list(dir, "relations.txt");
  std::vector<const Sentence*> train; long tokens = 0;
  for (auto& s : d.sentences) if (s.set < 10) for (int k = 0; k < (s.set == 3 ? corpusTimes : 1); k++) { train.push_back(&s); tokens += s.tokens.size(); }
  const long total = limit ? limit : epochs * tokens / batchTokens; long step = 0;
  printf("training sentences %zu tokens %ld steps %ld\n", train.size(), tokens, total); fflush(stdout);
  const auto start = std::chrono::steady_clock::now();
  auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  for (int epoch = 1; step < total && epoch <= stop; epoch++) {
    for (size_t i = train.size() - 1; i > 0; i--) std::swap(train[i], train[random.below((unsigned)i + 1)]);
    std::array<double, 4> sum{0, 0, 0, 0}; long seen = 0;
    for (size_t at = 0; at < train.size() && step < total;) {
      std::vector<const Sentence*> batch; int n = 0;
      while (at < train.size() && n < batchTokens) { n += (int)train[at]->tokens.size(); batch.push_back(train[at++]); }
      auto l = net.run(batch, true, nullptr); for (int k = 0; k < 4; k++) sum[k] += l[k];
      step++; seen += n;
      const float warm = std::min(1.0f, step / 400.0f), cosine = 0.5f * (1 + std::cos(3.14159265f * std::min(1.0f, (float)step / total)));
      ps.step(rate * warm * std::max(cosine, 0.01f), step, 0.01f, std::min(0.999f, 1.0f - 1.0f / (step * 0.1f + 1)));
      if (step % 100 == 0 && epoch == 1) { printf("step %ld loss tag %.3f arc %.3f label %.3f names %.3f  %.0f tok/s\n", step, sum[0] / seen, sum[1] / seen, sum[2] / seen, sum[3] / seen, seen / seconds()); fflush(stdout); }
    }
    printf("epoch %d step %ld/%ld loss tag %.3f arc %.3f label %.3f names %.3f  %.0f s\n", epoch, step, total, sum[0] / seen, sum[1] / seen, sum[2] / seen, sum[3] / seen, seconds());
    if (epoch % every == 0 || step >= total || epoch == stop) { ps.swapAverages(); evaluate(net, d, tags, relations); ps.save(out); ps.swapAverages(); }
    fflush(stdout);
  }
}
